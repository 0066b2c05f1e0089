import * as v from 'valibot'

/**
 * Every error a person or a client program may get: a stable code, its HTTP status, the Chinese sentence that says
 * what to do, and the data that comes with it. Anything else is a bug and is answered `500 INTERNAL`.
 * A message may name a field of its data in braces.
 */
export const PROBLEMS = {
  // anywhere
  INVALID_INPUT: {
    status: 400,
    message: '填写的内容有误，请检查后再试',
    data: v.object({ fields: v.array(v.object({ path: v.string(), message: v.string() })) }),
  },
  UNAUTHORIZED: { status: 401, message: '登录已过期，请重新登录' },
  FORBIDDEN: { status: 403, message: '你没有办理这件事的权限' },
  NOT_FOUND: { status: 404, message: '没有找到，可能已被删除' },
  IDEMPOTENCY_CONFLICT: { status: 409, message: '这次提交和之前的内容不一致，请返回重新填写' },
  ID_NOT_FRESH: { status: 409, message: '这次提交隔得太久了，请先看看是否已经办好，没有的话再重新提交' },
  PAYLOAD_TOO_LARGE: { status: 413, message: '内容太长，请缩短后再试' },
  TOO_MANY_REQUESTS: {
    status: 429,
    message: '操作太频繁，请 {retryAfterSeconds} 秒后再试',
    data: v.object({ retryAfterSeconds: v.number() }),
  },
  BUSY: { status: 503, message: '现在人太多，请稍后再试' },

  // identity
  LOGIN_CODE_INVALID: { status: 400, message: '微信登录失败，请重新进入' },
  LOGIN_BLOCKED: { status: 403, message: '微信提示此账号存在风险，暂时不能登录' },
  WECHAT_UNAVAILABLE: { status: 503, message: '微信服务繁忙，请稍后再试' },
  PHONE_CODE_INVALID: { status: 400, message: '手机号授权已失效，请再点一次获取手机号' },
  PHONE_TAKEN: { status: 409, message: '这个手机号登记在别人名下，可以请社区网格员核实' },
  PHONE_FREE: { status: 409, message: '这个手机号没有人占用，直接提交就行' },
  PHONE_GONE: { status: 409, message: '这位小哥的手机号已换人，等本人更新后再看' },
  PHONE_OF_TWO_REGIONS: { status: 409, message: '不止一个地区有这个号码，请在前面加上地区码，如 852' },
  NOT_CONFIRMED: { status: 409, message: '社区确认报到以后才能改' },
  REQUEST_DECIDED: { status: 409, message: '同事 {by} 刚刚办过了', data: v.object({ by: v.string() }) },
  CONSENT_REQUIRED: { status: 422, message: '请先阅读并同意隐私政策' },
  ROLES_FIRST: {
    status: 409,
    message: '你现在还是{roles}，请先交接：店里的在“店员”页移出自己，其他的请街道办收回，再来注销',
    data: v.object({ roles: v.string() }),
  },
  ALREADY_REGISTERED: { status: 409, message: '你已经报到，不用重复提交' },
  REGISTRATION_DECIDED: { status: 409, message: '这份报到已经办理过了', data: v.object({ status: v.string() }) },
  REGISTRATION_CHANGED: { status: 409, message: '内容刚改过，请看过新的再办' },
  NOT_WAITING: { status: 409, message: '现在没有等着确认的报到，请刷新看看' },
  REMIND_LATER: {
    status: 409,
    message: '{from} 起可以提醒网格员，先等一等',
    data: v.object({ from: v.string(), at: v.number() }),
  },
  UNKNOWN_COMMUNITY: { status: 422, message: '没有这个社区，请重新选择' },
  MEMBER_ROLES_FULL: { status: 409, message: '这位小哥的身份已经满了，请街道办先去掉一个不用的，再来确认' },
  TAKE_BACK_TOO_LATE: { status: 409, message: '确认已经超过 7 天，不能撤回了，积分错了请街道办更正' },
  OWN_REGISTRATION: { status: 403, message: '不能确认自己的报到，请由其他网格员办理' },

  // organisations
  ORG_CHANGED: {
    status: 409,
    message: '{byLabel} 刚改过（现在叫“{name}”），请看过新的再改',
    data: v.object({ version: v.number(), name: v.string(), byLabel: v.string() }),
  },
  ORG_PARENT_INVALID: { status: 422, message: '不能归到这个组织下面，请重新选择' },
  ORG_CLOSED: { status: 409, message: '这个组织已经关闭，请刷新看看' },
  ORG_IN_USE: {
    status: 409,
    message: '还有{what}，请先移走、解除、办结或停止，再关闭',
    data: v.object({ what: v.string() }),
  },
  POST_NOT_OF_ORG: { status: 422, message: '这类组织没有这个职务，请重新选择' },
  UNKNOWN_MEMBER: { status: 422, message: '没有这个人，或不在本街道，请重新选择' },
  VISIT_DAY: { status: 422, message: '只能记任期内、今天和之前 31 天的走访，请改日期' },
  DUTY_NOT_SETTLED: { status: 409, message: '这件事还没有办结，请刷新看看' },
  VISIT_GONE: { status: 409, message: '这次走访已经撤回过，请刷新看看' },
  DUTY_SETTLED: { status: 409, message: '这件事已经办结，请刷新看看' },
  MEETING_CHANGED: {
    status: 409,
    message: '{byLabel} 刚补记过，请看过新的再记',
    data: v.object({ version: v.number(), byLabel: v.string() }),
  },
  DECISIONS_FULL: { status: 409, message: '这次会议的决定已经够多了，请另记一次会议' },
  OWNER_INVALID: { status: 422, message: '负责人要是本组织现任成员或街道工作人员' },
  HANDOVER_CHANGED: { status: 409, message: '他手上的事刚刚变了，请看过新的再交接' },
  HANDOVER_EMPTY: { status: 409, message: '他手上没有要交接的' },
  HANDOVER_TOO_MUCH: { status: 409, message: '一次交不完，请先办结几件决定事项再交接' },
  CALL_OPEN: {
    status: 409,
    message: '“{branch}”的喊你回家还没结束，{until} 以后再发',
    data: v.object({ branch: v.string(), until: v.string() }),
  },
  CALL_DAYS: { status: 422, message: '最后一天请选今天起 60 天内' },
  CALL_OVER: { status: 409, message: '这次喊你回家已经结束，不用再答' },
  ORGS_FULL: { status: 409, message: '这一类组织已经太多了，请先关闭不用的' },

  // the PC desk
  LOGIN_GONE: { status: 409, message: '这个登录码已失效，请在电脑上换一个再扫' },
  DESK_OVER: { status: 409, message: '登录已过期，请用手机重新扫码登录' },
  LOGIN_NUMBER: {
    status: 422,
    message: '不是屏幕上的数字，还能选 {picksLeft} 次',
    data: v.object({ picksLeft: v.number() }),
  },

  // setting up a street
  SETUP_INVALID: { status: 422, message: '{message}', data: v.object({ message: v.string() }) },
  SETUP_CODE_INVALID: { status: 422, message: '开通码不对、用过了或已过期，请找系统运维重新要一个' },
  SETUP_FULL: { status: 409, message: '已经到上限了，请改一个不用的来用，或联系系统运维' },
  ID_TAKEN: { status: 409, message: '这个编号已经有了，请换一个' },
  STREET_BEGUN: { status: 409, message: '这个街道已经有管理员了，请他在“人员和身份”里添加别人' },
  SUCCESSOR_INVALID: { status: 422, message: '接手的人不在这些社区，请另选一位，或交给社区' },
  OWN_ROLE: { status: 403, message: '自己的身份要由另一位管理员来改' },

  // the survey
  SURVEY_UNDER_WAY: { status: 409, message: '上一轮还没有结束，请先结束它' },
  SURVEY_OWNER: { status: 422, message: '负责人要是本街道的工作人员，请重新选择' },
  SURVEY_FULL: { status: 409, message: '轮次或人数到上限了，请联系系统运维' },
  SURVEY_CHANGED: { status: 409, message: '这一轮刚有人改过，请看过新的再改' },
  SURVEY_CLOSED: { status: 409, message: '这一轮摸底已经结束，数字不能再改' },
  SURVEY_IMPORTING: { status: 409, message: '还有表格正在写入，等它写完再结束这一轮' },
  SURVEY_PLACES: { status: 409, message: '这个人已经在 4 个网点登记过，请先核对' },
  IMPORT_PART: { status: 409, message: '这一段和之前传的不一样，请重新导入' },
  IMPORT_NOT_READY: { status: 409, message: '还没有核对完，请等一等' },
  IMPORT_CHANGED: { status: 409, message: '预览已经过期，请看过新的预览再确认' },

  // stations and check-in
  TOO_FAR: {
    status: 422,
    message: '离驿站还有 {metres} 米，走近一点再打卡',
    data: v.object({ metres: v.number() }),
  },
  ALREADY_TODAY: { status: 409, message: '今天已经在这里打过卡了，明天再来' },
  CHECKIN_DAILY_CAP: { status: 409, message: '今天的打卡次数已经用完，明天再来' },
  STATION_CODE_INVALID: { status: 422, message: '这不是本驿站的打卡码，请扫驿站里张贴的码' },
  ROTATING_CODE_INVALID: { status: 422, message: '数字不对或已经换新，请看屏幕上最新的一组' },
  ROTATING_CODE_TRIES: {
    status: 429,
    message: '数字试得太多了，{minutes} 分钟后再试，或者扫驿站里张贴的码打卡',
    data: v.object({ retryAfterSeconds: v.number(), minutes: v.number() }),
  },
  STATION_CLOSED: { status: 409, message: '这个驿站暂停服务，请到附近其他驿站' },

  // reports and photos
  UNKNOWN_CATEGORY: { status: 422, message: '没有这个类别，请重新选择' },
  ANSWERS_INVALID: {
    status: 422,
    message: '{message}',
    data: v.object({ questionId: v.string(), message: v.string() }),
  },
  EMERGENCY_FIRST: { status: 422, message: '情况紧急，请先拨打 {phone}', data: v.object({ phone: v.string() }) },
  SAME_TEXT_TODAY: { status: 409, message: '今天报过一样的内容。是另一处的话，点“照样上报”' },
  CATEGORY_CHANGED: {
    status: 409,
    message: '{by} 刚刚改过这个类别，请看过新的内容再改',
    data: v.object({ by: v.string(), version: v.number() }),
  },
  CATEGORY_INCOMPLETE: { status: 422, message: '{message}', data: v.object({ message: v.string() }) },
  TOO_MANY_CATEGORIES: { status: 409, message: '类别已经太多了，请改一个不用的来用' },
  OWN_REPORT: { status: 409, message: '这是你自己报的，不用再加' },
  REPORT_CLOSED: { status: 409, message: '这件事刚刚办结或撤下了，可以重新上报' },
  WITHDRAW_HAS_OTHERS: {
    status: 409,
    message: '还有 {others} 份同样的反映跟着这一件，要接着办，不能撤回',
    data: v.object({ others: v.number() }),
  },
  NOT_YOUR_PHOTO: { status: 422, message: '照片上传已失效，请重新选择照片' },
  REPORT_DAILY_CAP: { status: 429, message: '今天上报的次数已经用完，紧急情况请直接打电话' },
  MOVE_NOT_ALLOWED: {
    status: 409,
    message: '这件事已经变成“{label}”，请刷新后再办',
    data: v.object({ status: v.string(), label: v.string() }),
  },
  REASON_REQUIRED: { status: 422, message: '请写明原因' },
  PHOTO_REQUIRED: { status: 422, message: '请附上处理后的照片' },
  ASSIGNEE_REQUIRED: { status: 422, message: '请选择由谁处理' },
  PLACE_REQUIRED: { status: 422, message: '请先在地图上选一个位置' },
  TEAM_REQUIRED: { status: 422, message: '请选择转给哪个社区或单位' },
  NOTES_FULL: { status: 409, message: '这件事的内部备注已经写满' },
  VIEWS_FULL: { status: 409, message: '存的视图已经满了，请先删掉不用的' },
  CLIENTS_FULL: { status: 409, message: '接入的系统太多了，请先停用不用的' },
  SETTING_CHANGED: { status: 409, message: '刚刚有人改过，请看过新的内容再保存' },
  MERGE_TARGET_FULL: {
    status: 409,
    message: '并在一起会超过 {most} 件，请并到另一件未办结的',
    data: v.object({ most: v.number() }),
  },
  MERGE_TARGET_INVALID: { status: 422, message: '不能并到这一件，请选择另一件未办结的' },
  OUTSIDE_STREET: { status: 422, message: '这个位置不在本街道范围内，请重新选择' },
  REVIEW_CHANGED: {
    status: 409,
    message: '刚刚有变动，现在是“{label}”，请刷新后再办',
    data: v.object({ state: v.string(), label: v.string() }),
  },
  OTHER_REVIEWER: { status: 403, message: '申诉要由另一位工作人员复核' },
  APPEAL_NOT_POSSIBLE: { status: 409, message: '未公开的上报可以申诉一次，这件不能申诉' },
  REDACTION_CHANGED: { status: 409, message: '这张照片的遮挡刚刚被别人改过，请看过新的再改' },
  UNCOVERS: { status: 403, message: '已有的遮挡只有街道管理员能去掉' },
  BULK_EMPTY: { status: 409, message: '现在没有符合的工单，请刷新看看' },
  BULK_TOO_MANY: { status: 409, message: '一次最多办 {most} 件，请先缩小范围', data: v.object({ most: v.number() }) },
  BULK_CHANGED: {
    status: 409,
    message: '刚才是 {expected} 件，现在有 {matching} 件，请看过再确认',
    data: v.object({ expected: v.number(), matching: v.number() }),
  },
  UPLOAD_DAILY_CAP: { status: 429, message: '今天上传的照片太多了，明天再来' },

  // urgent reports
  ROSTER_CHANGED: { status: 409, message: '值班表刚刚被别人改过，请看过新的再改' },

  // the work log
  LOG_CATEGORY_KEPT: {
    status: 409,
    message: '“{name}”已经在用，不能去掉，可以停用',
    data: v.object({ name: v.string() }),
  },
  LOG_DAY_OUT_OF_REACH: { status: 422, message: '只能记今天和之前 31 天里的事，请改日期' },
  ENTRY_REVERSED: { status: 409, message: '这一条已经冲正过，不用再冲' },
  DUTY_CHANGED: { status: 409, message: '这项工作刚刚有人改过，请看过新的再办' },
  DUTY_OVER: { status: 409, message: '这项工作已经结束，可以不选它直接记一笔' },
  DUTIES_FULL: { status: 409, message: '定期工作已经有 60 项，请先结束不用的' },
  LOG_TABLE_TOO_LONG: {
    status: 409,
    message: '这个月超过 {most} 条，请选一个社区，或者用一个社区一行的表',
    data: v.object({ most: v.number() }),
  },

  // the list of services
  LIST_MONTH_CLOSED: { status: 409, message: '这个月的清单现在不能改：太早了，或者这个月已经过完' },
  LIST_PUBLISHED: { status: 409, message: '清单已经发布，不能再改，要加的请作为新增' },
  LIST_CHANGED: { status: 409, message: '清单刚刚有人改过，请看过新的再发布' },
  LIST_EMPTY: { status: 409, message: '清单里还没有服务，先加上再发布' },
  LIST_NOT_LEAD: { status: 403, message: '清单由牵头社区发布，请联系他们' },
  LIST_FULL: { status: 409, message: '一个月最多 40 条：没发布的请先合并几条，已发布的等下个月的清单再加' },
  LIST_NOT_BEGUN: { status: 409, message: '这个月还没到，到了再打勾' },
  LIST_ITEM_OPEN: { status: 409, message: '这一条还没有打勾，刷新看看' },
  LIST_TICK_CLOSED: { status: 409, message: '过了打勾的那个月就不能撤回，需要更正的请在下个月新加一条说明' },
  LIST_ITEM_TICKED: { status: 409, message: '{by}已经办过这一条了', data: v.object({ by: v.string() }) },

  // terms
  ALREADY_APPOINTED: { status: 409, message: '这段时间已经聘过这位了，请改日期或先解除原来的' },
  POST_TAKEN: { status: 409, message: '这段时间这个职务已经有人，请改日期或先解除原来的' },
  POSTS_FULL: { status: 409, message: '这位同时担任的职务太多了，请先解除不用的' },
  TERM_DAYS: { status: 422, message: '{message}', data: v.object({ message: v.string() }) },
  TERM_OVER: { status: 409, message: '这份聘任现在是“{label}”，请刷新后再办', data: v.object({ label: v.string() }) },
  NOT_APPOINTABLE: { status: 422, message: '只能聘已确认报到的小哥；在职的网格员和管理员不用聘' },
  ADULTS_ONLY: { status: 422, message: '请先核对本人已满 18 岁' },
  TERM_NOT_ACTIVE: { status: 409, message: '你的聘期不在进行中，记不了；漏记的请联系街道办' },
  SERVED_DAY: { status: 422, message: '只能记聘期内、今天和之前 7 天的，请改日期' },
  SERVED_AT_ACTIVITY: { status: 409, message: '这次志愿服务已经按活动签到记上了，不用再记' },
  SERVED_DECIDED: { status: 409, message: '同事刚刚办过了，请刷新看看' },
  OWN_SERVED: { status: 403, message: '自己记的，要由另一位工作人员确认' },
  CERTIFICATES_FULL: { status: 409, message: '这个聘期的证明已经开了 20 份，请用已有的' },
  PAPER_INVALID: { status: 404, message: '查不到这个编号，请逐位核对；仍查不到就不是我们出具的' },

  // activities
  ACTIVITY_CHANGED: {
    status: 409,
    message: '{byLabel} 刚改过这个活动，请看过新的再改',
    data: v.object({ byLabel: v.string(), revision: v.number() }),
  },
  ACTIVITY_INVALID: { status: 422, message: '{message}', data: v.object({ message: v.string() }) },
  ACTIVITY_OVER: { status: 409, message: '这个活动已经结束或取消，不能再改' },
  ACTIVITY_NOT_OVER: { status: 409, message: '活动还没结束，结束以后再办' },
  ACTIVITY_BEGUN: { status: 409, message: '活动已经开始，不用再取消报名' },
  REMINDER_LATE: { status: 409, message: '离开始不到 2 小时了，提醒来不及发' },
  ACTIVITY_CANCELLED: { status: 409, message: '这个活动取消了：{reason}', data: v.object({ reason: v.string() }) },
  ACTIVITY_SUMMED_UP: { status: 409, message: '这个活动已经有一篇回顾了，请直接改那一篇' },
  ACTIVITY_ALONE: { status: 409, message: '这个活动没有排成系列，请只改这一场' },
  ACTIVITY_IN_SERIES: { status: 409, message: '这个活动已经排成系列，请直接改其中一场' },
  ACTIVITY_RISKY: { status: 422, message: '文字没有通过微信的内容检查，请改一改再发布' },
  SIGNUP_NOT_YET: {
    status: 409,
    message: '{from} 开始报名，到时再来',
    data: v.object({ from: v.string(), at: v.number() }),
  },
  SIGNUP_CLOSED: { status: 409, message: '报名已经截止，可以看看别的活动' },
  SIGNED_UP: { status: 409, message: '已经报过名了，请刷新看看' },
  SIGNUP_GONE: { status: 409, message: '现在没有这个报名了，请刷新看看' },
  SIGNUP_ALONG: { status: 422, message: '{message}', data: v.object({ message: v.string() }) },
  OFFER_PASSED: { status: 409, message: '这个名额已经让给下一位了，可以重新报名排队' },
  DOOR_CLOSED: { status: 409, message: '现在不能签到：开始前 1 小时到结束都可以签' },
  DOOR_TOO_LATE: { status: 409, message: '这次签到隔得太久了，请联系活动的工作人员' },
  NOT_SIGNED_UP: { status: 409, message: '这个活动要先报名，请找现场的工作人员登记' },
  NOT_IN: { status: 409, message: '还没有签到，请先签到' },
  TICKET_INVALID: { status: 422, message: '这个码已过期或不是本活动的，请让对方刷新后再扫' },
  HOURS_OPEN: { status: 409, message: '时长还没有登记，请先登记' },
  HOURS_CLOSED: { status: 409, message: '时长已经登记过，要改请用更正' },
  HOURS_TOO_MUCH: {
    status: 422,
    message: '时长不能超过活动的 {most} 分钟',
    data: v.object({ most: v.number() }),
  },
  OWN_HOURS: { status: 403, message: '自己的时长，要由另一位工作人员办理' },
  NO_HOURS: { status: 409, message: '这段时间还没有登记好的服务时长' },
  ATTENDANCE_GONE: { status: 409, message: '这次签到已经撤回过，请刷新看看' },
  NOT_A_COUNCIL: { status: 409, message: '只有议事会才记发言和决定' },
  HOST_REQUIRED: { status: 409, message: '请先给这个议事会选好主办组织，再记决定' },
  REMARKS_FULL: { status: 409, message: '这次议事会的发言已经记满了' },

  // suggestions
  SUGGESTIONS_TODAY: { status: 429, message: '今天提的建议够多了，明天再提' },
  SUGGESTION_MOVED: { status: 409, message: '这条建议刚有了变化，请刷新看看' },
  SUGGESTION_TARGET: { status: 409, message: '那一条已经不能再并进去，请换一条' },
  REMARK_SUGGESTED: { status: 409, message: '这条发言已经转成建议了' },

  // contact persons
  CONTACT_DAY_OUT_OF_REACH: { status: 422, message: '只能记今天和之前 7 天里的联系，请改日期' },
  CONTACT_COUNTED: { status: 409, message: '这件事已经算过一次联系，不用再记' },
  CONTACT_REVERSED: { status: 409, message: '这一次联系已经撤回过，不用再撤' },
  CONTACTS_FULL: { status: 409, message: '这一周记的联系太多了，过几天再记' },
  PAIR_CHANGED: { status: 409, message: '这位小哥的联系人刚刚有人改过，请看过新的再办' },
  CONTACT_UNWANTED: { status: 409, message: '这位小哥说不用联系人，本人改了主意才能安排' },
  CONTACT_PERSON_INVALID: { status: 422, message: '对方不是这个社区的网格员，请另选一位' },
  NOT_PAIRED: { status: 409, message: '现在没有联系人，有事可以打街道热线' },
  PAIRS_EMPTY: { status: 422, message: '没有符合条件的小哥，请重新选择' },
  PAIRS_TOO_MANY: { status: 422, message: '一次最多 {most} 位，请缩小范围', data: v.object({ most: v.number() }) },
  PAIRS_MORE: {
    status: 409,
    message: '刚才是 {expected} 位，现在有 {matching} 位，请看过再确认',
    data: v.object({ expected: v.number(), matching: v.number() }),
  },

  // messages
  NEW_MESSAGES: { status: 409, message: '刚刚又来了新消息，看过再全部标为已读' },

  // points and meals
  NOT_ENOUGH_POINTS: {
    status: 409,
    message: '积分不够，还差 {missing} 分',
    data: v.object({ missing: v.number() }),
  },
  RULE_TOO_SOON: {
    status: 422,
    message: '新规则最早从 {day} 开始，请改一下开始日期',
    data: v.object({ day: v.string() }),
  },
  RULE_DAYS: { status: 422, message: '结束日期不能早于开始日期' },
  OWN_ACCOUNT: { status: 403, message: '不能办理自己的积分，请由另一位管理员办理' },
  NOT_REVERSIBLE: {
    status: 422,
    message: '这一笔不能单独更正：核销错了由店主或街道办在核销记录里更正，已到期的不再补回',
  },
  ALREADY_REVERSED: { status: 409, message: '这一笔已经更正过了，请刷新后再看' },
  OWN_PROPOSAL: { status: 403, message: '自己提请的，要由另一位管理员决定' },
  PROPOSAL_DECIDED: {
    status: 409,
    message: '已由 {by} {label}',
    data: v.object({ by: v.string(), label: v.string() }),
  },
  FLAG_SEEN: { status: 409, message: '{by} 刚刚已经看过了', data: v.object({ by: v.string() }) },
  SOLD_OUT: { status: 409, message: '今天的已经换完了，明天早点来' },
  OFFER_IN_STOCK: { status: 409, message: '现在有货，可以直接兑换' },
  OFFER_CLOSED: { status: 409, message: '这个套餐现在不能兑换' },
  OFFER_LIMIT: { status: 409, message: '这个套餐每人限换的份数，你已经换完了' },
  OFFER_CHANGED: { status: 409, message: '套餐刚刚有变动，请看过新的内容再兑换' },
  OFFER_EDITED: { status: 409, message: '这个套餐刚刚被改过，请看过新的内容再改' },
  OFFERS_FULL: { status: 409, message: '本店的套餐已经太多了，请改用已有的' },
  INVITATION_INVALID: { status: 422, message: '邀请码不对或已过期，请让店主再出示一个' },
  OWN_INVITATION: { status: 403, message: '邀请码要由新来的人自己输入' },
  REGISTER_FIRST: { status: 409, message: '请先报到，店里才知道你是谁' },
  ALREADY_CLERK: { status: 409, message: '你已经在这家店里了' },
  CLERKS_FULL: { status: 409, message: '店里的人已经满了，请先移出不再来的' },
  TOO_MANY_ROLES: { status: 409, message: '你的身份已经太多了，请联系街道办' },
  LAST_OWNER: { status: 409, message: '店里至少留一位店主，请先让街道办加一位' },
  MONTH_NOT_OVER: { status: 409, message: '这个月还没有过完，下个月再结' },
  MONTH_BEFORE_OPEN: { status: 409, message: '请先结清上个月' },
  MONTH_CLOSED: {
    status: 409,
    message: '这个月已由 {by} 在 {at} 结清',
    data: v.object({ by: v.string(), at: v.string() }),
  },
  VOUCHER_CODE_INVALID: { status: 422, message: '没有这张券，请核对券码' },
  QR_EXPIRED: { status: 422, message: '二维码已过期，请让顾客刷新后再扫' },
  VOUCHER_OTHER_MERCHANT: { status: 403, message: '这张券不是本店的' },
  VOUCHER_ALREADY_REDEEMED: {
    status: 409,
    message: '这张券已由 {by} 在 {at} 核销',
    data: v.object({ by: v.string(), at: v.string() }),
  },
  VOUCHER_ANNULLED: {
    status: 409,
    message: '这次核销已由 {by} 在 {at} 更正',
    data: v.object({ by: v.string(), at: v.string() }),
  },
  ANNUL_TOO_LATE: { status: 409, message: '下个月也结清了，不能再更正，可以请街道办人工补积分' },
  VOUCHER_NOT_LIVE: {
    status: 409,
    message: '这张券{label}，不能再用',
    data: v.object({ state: v.string(), label: v.string() }),
  },
  VOUCHER_TOO_EARLY: { status: 409, message: '还没到用餐时间，{from} 开始', data: v.object({ from: v.string() }) },
  TICKET_EXPIRED: { status: 409, message: '确认超时，请重新扫码' },

  // articles
  STUDY_TICKET: { status: 409, message: '这次学习已经过了一天，请重新打开学一遍' },
  STUDY_TOO_SHORT: {
    status: 409,
    message: '还差 {said}，学完再交',
    data: v.object({ missing: v.number(), said: v.string() }),
  },
  STUDY_UNANSWERED: {
    status: 409,
    message: '文末还有 {left} 个问题没答，答完就算学完，答错了没关系',
    data: v.object({ left: v.number() }),
  },
  POSTER_GONE: { status: 404, message: '这张海报已经停用了，要找的内容从首页也能打开' },
  ARTICLE_CHANGED: {
    status: 409,
    message: '{by} 刚刚改过这篇，请先看过新的内容再改',
    data: v.object({ by: v.string(), at: v.number(), version: v.number() }),
  },
  ARTICLE_FULL: { status: 409, message: '内容太多了，请删减一些，或另写一篇' },
  ARTICLE_LIVE: { status: 409, message: '大家已经看得到这篇，改动马上生效，不能再定时' },
  ARTICLE_FILE: { status: 409, message: '附件没有传好，或者内容和文件名不一样，请重新选 PDF、Word 或 Excel 文件' },
  ARTICLE_FACES: { status: 409, message: '照片上认得出人的，请先登记本人的同意书；都认不出，请勾上“认不出人”' },
  ARTICLE_NO_CONSENT: { status: 409, message: '典型宣传写到了人，请先登记本人签过字的同意书' },
  ARTICLE_PICTURE_MISSING: { status: 409, message: '有图片还没有处理好，请过几秒再发；一直不行就换一张' },
  ARTICLE_RISKY: { status: 422, message: '微信的内容检查没有通过，请改过再发' },
  ARTICLE_PINS_FULL: { status: 409, message: '置顶的已经够多了，请先取消一篇' },
  ARTICLE_NOT_MUST_KNOW: { status: 409, message: '这篇不是必须知道的通知，不记名看谁读过' },
} as const satisfies Record<string, { status: number; message: string; data?: v.GenericSchema }>

export type ProblemCode = keyof typeof PROBLEMS
export type ProblemData<C extends ProblemCode> = (typeof PROBLEMS)[C] extends { data: infer S extends v.GenericSchema }
  ? v.InferOutput<S>
  : undefined

/** Errors any route may answer with. */
export const EVERYWHERE = [
  'INVALID_INPUT',
  'TOO_MANY_REQUESTS',
  'PAYLOAD_TOO_LARGE',
  'BUSY',
] as const satisfies readonly ProblemCode[]

/** The Chinese sentence of a problem with its data filled in. */
export function sentenceOf<C extends ProblemCode>(code: C, data: ProblemData<C>): string {
  const values: Record<string, unknown> = { ...(data as object | undefined) }
  return PROBLEMS[code].message.replace(/\{(\w+)\}/g, (_, field: string) => String(values[field] ?? ''))
}

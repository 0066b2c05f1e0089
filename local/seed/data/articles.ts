import type { ArticleCategory, ArticleDoor } from '@shared/rules/articles/article'
import type { Block } from '@shared/rules/articles/blocks'
import type { Lesson, Question } from '@shared/rules/study/lesson'

/** An article of the demo street, told in hours from now. */
export interface ArticleFacts {
  category: ArticleCategory
  title: string
  summary: string
  blocks: readonly Block[]
  /** The drawing on its cover. */
  icon?: string
  /** When it appeared, or will; a draft without it. Hours from now. */
  hours?: number
  box?: { forWhom: string; gain: string; untilDays?: number; action?: 'call' | 'hub' | { open: ArticleDoor } }
  pinned?: true
  mustKnow?: true
  /** For one community alone. */
  communityId?: string
  /** Whom it names; made up, as everybody here. */
  names?: string
  withdrawn?: string
  /** To be learned, maybe until a day from now. */
  lesson?: Pick<Lesson, 'format' | 'seconds' | 'series'> & { dueDays?: number }
  questions?: readonly Question[]
}

const heading = (text: string): Block => ({ kind: 'heading', text })
const say = (text: string): Block => ({ kind: 'paragraph', text })
const items = (...each: string[]): Block => ({ kind: 'list', items: each })

/** Policies, a notice, people worth telling of, and the open letter. */
export const ARTICLES: readonly ArticleFacts[] = [
  {
    category: 'letter',
    title: '致新就业群体一封信',
    summary: '您在路上为大家跑，街道在路边等您歇脚',
    icon: 'hand',
    hours: -20 * 24,
    pinned: true,
    blocks: [
      say('亲爱的快递员、外卖骑手、网约车和货车司机朋友：'),
      say('您每天穿行在奇山的大街小巷，把热饭、包裹和平安送到家家户户。这座城市的方便，有您的一份辛苦。'),
      heading('累了，有地方歇'),
      say('街道有 25 个暖新驿站，能歇脚、喝水、充电、热饭、避雨。门开着，您进来就是。'),
      heading('有事，有人管'),
      items(
        '路灯不亮、井盖坏了、没地方停车：随手拍下来，社区会办，办完告诉您',
        '遇到急事，点“紧急求助”，值班的人马上知道',
        '每个社区都有一位联系人，有话就跟他说',
      ),
      heading('出力，有回报'),
      say('报到、打卡、随手拍都有积分，到上乔西路美食街能换一份热乎的小哥套餐。'),
      say('路上慢一点，家里人在等您。奇山街道'),
    ],
    box: { forWhom: '在奇山跑单、送件、开车的每一位', gain: '驿站、联系人、积分换饭', action: { open: 'register' } },
  },
  {
    category: 'notice',
    title: '今晚有大雪，午后少走南山路',
    summary: '南山路坡陡易结冰，车多的时段绕行青年路',
    icon: 'snow',
    hours: -3,
    mustKnow: true,
    blocks: [
      say('气象台预报今晚到明天上午有大雪，路面会结冰。'),
      items('南山路、环山路坡陡，尽量绕行青年路', '各驿站今晚延长到 23:00，进来暖和暖和', '摔了、车坏了，点“紧急求助”'),
      say('晚一点没关系，人平安最要紧。'),
    ],
    box: { forWhom: '今天和明天出车的每一位', gain: '驿站晚关门，有热水', untilDays: 2, action: { open: 'stations' } },
  },
  {
    category: 'policy',
    title: '冬天给电动车换防滑胎，街道补一半',
    summary: '已报到的骑手和快递员，每辆车最多补 60 元',
    icon: 'bike',
    hours: -2 * 24,
    blocks: [
      heading('怎么办'),
      items('先报到，社区确认后就算数', '到上乔西路的合作车铺换胎，留好小票', '把小票交给社区联系人，十天内到账'),
      heading('要注意'),
      say('一辆车一个冬天补一次。没有小票的，车铺盖章的收据也行。'),
    ],
    box: { forWhom: '已报到的外卖骑手、快递员', gain: '换一副防滑胎补一半，最多 60 元', untilDays: 60, action: 'call' },
  },
  {
    category: 'policy',
    title: '驿站里可以免费量血压、拿常用药',
    summary: '每周三上午，社区医生在烟小暖驿站',
    icon: 'medicine',
    hours: -6 * 24,
    blocks: [
      say('社区卫生服务站的医生每周三上午在驿站坐诊，量血压、测血糖、看小毛病都不要钱。'),
      items('不用预约，来了就看', '创可贴、碘伏、感冒药可以领', '需要转诊的，医生帮您约'),
    ],
    box: { forWhom: '所有小哥', gain: '免费量血压、测血糖，领常用药', action: 'hub' },
  },
  {
    category: 'policy',
    title: '暑假小哥孩子托管班报名',
    summary: '社区大学生志愿者看护，一天一顿热饭',
    icon: 'books',
    hours: -40 * 24,
    blocks: [say('暑假期间社区开托管班，孩子写作业、画画，中午有一顿热饭。'), items('六到十二岁', '带户口本或居住证')],
    box: { forWhom: '孩子六到十二岁的小哥', gain: '免费托管，中午管饭', untilDays: -10, action: 'call' },
  },
  {
    category: 'model',
    title: '雪夜送药的样板骑手',
    summary: '晚高峰停了单，先把药送到独居老人手里',
    icon: 'star',
    hours: -4 * 24,
    names: '样板骑手甲',
    blocks: [
      say('那天下着雪，样板骑手甲在奇中社区接到一个电话：一位独居老人的药吃完了。'),
      say('他停了手里的单，绕路去药店取了药，爬了五层楼送到门口。老人拉着他要给钱，他说顺路。'),
      heading('他说'),
      say('“都是街坊，谁都有不方便的时候。”'),
    ],
  },
  {
    category: 'model',
    title: '样板快递员乙：二十次随手拍，二十次有回音',
    summary: '送件路上看见的坏路灯、堵门的车，他都拍下来',
    icon: 'lamp',
    hours: -9 * 24,
    names: '样板快递员乙',
    blocks: [
      say('样板快递员乙每天走同一条路，哪盏灯不亮、哪块砖松了，他最清楚。'),
      say('一年里他拍了二十次，社区办了二十次。楼下阿姨说，夜里回家亮堂多了。'),
    ],
  },
  {
    category: 'notice',
    title: '塔山社区：这周六上午给电动车免费检查',
    summary: '刹车、灯光、电池，坏了当场换',
    hours: -30,
    communityId: 'tashan',
    blocks: [say('这周六上午九点，塔山社区门前，师傅免费检查电动车。'), items('刹车', '灯光', '电池')],
  },
  {
    category: 'notice',
    title: '元旦期间驿站开放时间',
    summary: '大部分驿站照常，三个驿站提前两小时关门',
    hours: 26,
    blocks: [say('元旦三天驿站照常开放，奇东、青年路、南山路三个驿站提前两小时关门。')],
  },
  {
    category: 'policy',
    title: '小哥体检补贴（草稿）',
    summary: '等卫生服务站定下时间再发',
    blocks: [say('体检项目和时间还在商量。')],
  },
  {
    category: 'notice',
    title: '上乔西路施工绕行',
    summary: '施工已经提前结束',
    hours: -12 * 24,
    withdrawn: '施工提前结束，不用绕了',
    blocks: [say('上乔西路南段施工，请绕行。')],
  },
  {
    category: 'lesson',
    title: '雨雪天骑车三件事',
    summary: '看清路、慢转弯、早刹车，三分钟学完',
    icon: 'snow',
    hours: -6 * 24,
    lesson: { format: 'read', seconds: 180, series: '路上平安', dueDays: 10 },
    questions: [
      { ask: '雪天转弯，先做什么？', choices: ['弯里捏前刹', '转弯前先慢下来', '跟紧前车'], right: 1 },
      { ask: '哪里最滑？', choices: ['井盖、斑马线、落叶下面', '干的柏油路'], right: 0 },
    ],
    blocks: [
      heading('出门前'),
      say('先捏两下刹车，再看胎纹。胎纹磨平了，雪地上等于没有刹车。'),
      items('胎压宁可低一点', '头盔扣紧，面罩擦干', '雨衣不要盖住后座的灯'),
      heading('路上'),
      say('井盖、斑马线、落叶下面最滑，直着过，不在上面转弯。转弯前先慢下来，弯里不捏前刹。'),
      say('和前车多留一倍的距离。上坡不停，下坡不赶。'),
      heading('万一滑倒'),
      say('先顾人，别去拉车。坐稳了再起来，疼得厉害就别动，点“紧急求助”。'),
    ],
  },
  {
    category: 'lesson',
    title: '电池怎么充才安全',
    summary: '不进楼、不过夜、不飞线，一分钟记住',
    icon: 'power',
    hours: -12 * 24,
    lesson: { format: 'read', seconds: 60, series: '路上平安' },
    blocks: [
      say('电动车着火，八成在充电时。'),
      items('不把电池带进楼道和家里', '充满就拔，不充过夜', '不从窗户拉线', '进过水的电池先送去检查'),
      say('驿站有充电柜，扫码就能用，比家里安全。'),
    ],
  },
  {
    category: 'lesson',
    title: '听一段：跟顾客好好说话',
    summary: '送晚了怎么说、找不到门怎么说，边等餐边听',
    icon: 'phone',
    hours: -9 * 24,
    lesson: { format: 'listen', seconds: 240, series: '好好说话' },
    blocks: [
      say('音频在“学习强国”里，点开就能听。系统只知道你点开过，听没听完，你自己最清楚。'),
      { kind: 'link', text: '打开音频', address: 'https://www.xuexi.cn/' },
    ],
  },
  {
    category: 'lesson',
    title: '看一段：十二种常见的路面险情',
    summary: '哪些值得随手拍，怎么拍社区一看就懂',
    icon: 'camera',
    hours: -15 * 24,
    lesson: { format: 'watch', seconds: 120, series: '随手拍' },
    questions: [{ ask: '拍险情，站哪里最好？', choices: ['越近越好', '站远一点，把路牌拍进去'], right: 1 }],
    blocks: [
      say('视频在“学习强国”里。看完试着拍一张：站远一点，把路牌拍进去。'),
      { kind: 'link', text: '打开视频', address: 'https://www.xuexi.cn/' },
    ],
  },
]

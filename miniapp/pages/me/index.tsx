import { Badge } from '@miniapp/components/Badge'
import { BigButton } from '@miniapp/components/BigButton'
import { Card } from '@miniapp/components/Card'
import { ConfirmSheet } from '@miniapp/components/ConfirmSheet'
import { Icon } from '@miniapp/components/Icon'
import { Row } from '@miniapp/components/Row'
import { Screen } from '@miniapp/components/Screen'
import { OwnWork } from '@miniapp/components/Workspaces'
import { useHome } from '@miniapp/lib/answers/useHome'
import { useStreet } from '@miniapp/lib/answers/useStations'
import { useToday } from '@miniapp/lib/answers/useToday'
import { now } from '@miniapp/lib/clock'
import { go, goTab } from '@miniapp/lib/navigation/go'
import { useTab } from '@miniapp/lib/navigation/useTab'
import { callPhone } from '@miniapp/lib/phone/call'
import { type Me, signOut, useSession } from '@miniapp/lib/session/session'
import { isStaffOnly, worksForStreet } from '@miniapp/lib/session/staff'
import type { Outputs } from '@shared/contract/contract'
import { POSTS } from '@shared/rules/duties/posts'
import { isActive } from '@shared/rules/duties/term'
import { sayUnread } from '@shared/rules/office/messages'
import { holds, ROLES } from '@shared/rules/people/roles'
import { OCCUPATIONS, REGISTRATION_STATUSES } from '@shared/rules/text/words'
import { dayOf } from '@shared/rules/time/day'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { RegisterCard } from '../home/RegisterCard'
import './index.scss'

definePageConfig({ navigationBarTitleText: '我的' })

export default function MePage() {
  useTab('me')
  const me = useSession()?.me
  const street = useStreet()
  const works = worksForStreet(me)
  const [home, today] = [useHome(!works), useToday(works)]
  const unread = sayUnread((works ? today : home).data?.unread ?? 0)
  const [leaving, setLeaving] = useState(false)

  return (
    <Screen>
      {me ? <NameCard me={me} /> : <RegisterCard />}
      {me ? <OwnWork me={me} /> : null}
      {me ? (
        <Card className="entries">
          <Row
            id="me-messages"
            icon="bell"
            title="消息"
            aside={unread ? <Badge tone="brand">{unread} 条没看过</Badge> : null}
            onTap={() => go('worker/messages')}
          />
          {me.status === 'confirmed' ? (
            <>
              <Row id="me-services" icon="gift" title="本月暖新服务" onTap={() => go('worker/services')} />
              <Row
                id="me-activities"
                icon="calendar"
                title="我的活动"
                note="报名的、去过的、服务时长"
                onTap={() => go('worker/activities', { view: 'mine' })}
              />
              <Row id="me-checkins" icon="pin" title="我的打卡" onTap={() => go('worker/checkins')} />
              <Row id="me-reports" icon="camera" title="我的随手拍" onTap={() => goTab('report')} />
              <Row id="me-vouchers" icon="ticket" title="我的兑换券" onTap={() => go('worker/vouchers')} />
              {me.partyMember ? (
                <Row id="me-home" icon="home" title="喊你回家" onTap={() => go('worker/homecall')} />
              ) : null}
              {holds(me.grants, 'worker') ? (
                <Row
                  id="me-contact"
                  icon="phone"
                  title="我的联系人"
                  note={home.data?.contact ? `${home.data.contact.label}，有事打电话` : '社区里联系你的人'}
                  onTap={() => go('worker/contact')}
                />
              ) : null}
            </>
          ) : null}
          <Posts posts={home.data?.posts ?? []} />
          <Row
            id="me-data"
            icon="shield"
            title="我的数据"
            note="看资料、导出、撤回同意、注销账号"
            onTap={() => go('worker/data')}
          />
          <Row id="me-join" icon="shop" title="加入商家" note="店主给了你邀请码" onTap={() => go('merchant/join')} />
          {isStaffOnly(me) ? (
            <Row
              id="me-register"
              icon="person"
              title="自己也跑单？"
              note="报到后也能打卡、攒积分、上报"
              onTap={() => go('worker/register')}
            />
          ) : null}
        </Card>
      ) : null}
      <Card className="entries">
        <Row id="me-stations" icon="map" title="全部驿站" onTap={() => go('worker/stations')} />
        <Row id="me-privacy" icon="document" title="隐私政策" onTap={() => go('worker/privacy')} />
        {street.data ? (
          <Row
            id="me-help"
            icon="phone"
            title="帮助电话"
            note={`${street.data.name} ${street.data.hotline}`}
            onTap={() => callPhone(street.data.hotline)}
          />
        ) : null}
      </Card>
      {me ? (
        <BigButton id="me-signout" kind="plain" icon="exit" onTap={() => setLeaving(true)}>
          退出登录
        </BigButton>
      ) : null}
      <ConfirmSheet
        id="me-signout-ask"
        open={leaving}
        title="退出登录？"
        yes="退出"
        no="不退"
        onYes={() => {
          setLeaving(false)
          signOut()
          goTab('home')
        }}
        onNo={() => setLeaving(false)}
      >
        这台手机上保存的内容会清掉，没发出的上报会留着。
      </ConfirmSheet>
    </Screen>
  )
}

function NameCard({ me }: { me: Me }) {
  const staffOnly = isStaffOnly(me)
  const roles = me.grants.filter(({ role }) => role !== 'worker').map(({ role }) => ROLES[role])
  return (
    <Card className="card--warm row name-card">
      <View className="mark mark--large name-mark">
        {me.name ? (
          <View className="title" aria-hidden="true">
            {Array.from(me.name)[0]}
          </View>
        ) : (
          <Icon name="person" size="large" />
        )}
      </View>
      <View className="grow">
        <View className="title">{me.name ?? (roles.length > 0 ? roles[0] : '还没报到')}</View>
        <View className="second number">
          {[me.occupation ? OCCUPATIONS[me.occupation] : undefined, me.phoneMasked].filter(Boolean).join(' · ')}
        </View>
        {me.employer ? <View className="second">{me.employer}</View> : null}
        <View className="chips">
          {staffOnly ? null : (
            <Badge tone={me.status === 'confirmed' ? 'good' : 'warn'}>{REGISTRATION_STATUSES[me.status]}</Badge>
          )}
          {roles.map((role) => (
            <Badge key={role} tone="brand">
              {role}
            </Badge>
          ))}
          {me.partyMember ? <Badge tone="brand">党员</Badge> : null}
        </View>
      </View>
    </Card>
  )
}

type HeldPosts = NonNullable<Outputs['insights']['home']['posts']>

/** What somebody's posts open, to the second: their log and letters where they serve the street, their organisations otherwise. */
function Posts({ posts }: { posts: HeldPosts }) {
  const serving = posts.filter(({ post }) => POSTS[post].serves)
  const orgs = posts.filter(({ post }) => !POSTS[post].serves)
  return (
    <>
      {serving.some((post) => isActive(post, now())) ? (
        <Row
          id="me-served"
          icon="plus"
          title="我的履职"
          note="巡查、发资料、服务，记一笔"
          onTap={() => go('worker/served')}
        />
      ) : null}
      {serving.some(({ to }) => to >= dayOf(now())) ? (
        <Row
          id="me-letter"
          icon="document"
          title="我的聘书"
          aside={
            serving.some(({ acceptedAt }) => acceptedAt === undefined) ? <Badge tone="warn">等你答复</Badge> : null
          }
          onTap={() => go('worker/letter')}
        />
      ) : null}
      {orgs.some((post) => isActive(post, now())) ? (
        <Row id="me-orgs" icon="pin" title="我联系的企业" note="走访、会上定的事" onTap={() => go('worker/orgs')} />
      ) : null}
    </>
  )
}

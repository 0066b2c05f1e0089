import { BigButton } from '@miniapp/components/BigButton'
import { Card } from '@miniapp/components/Card'
import { Choice, TextField } from '@miniapp/components/Fields'
import { Loaded } from '@miniapp/components/Loaded'
import { PhotoPicker } from '@miniapp/components/PhotoPicker'
import { Screen } from '@miniapp/components/Screen'
import { Segments } from '@miniapp/components/Segments'
import { REPORT_LIMITS } from '@shared/rules/reports/report'
import { DESK_SOURCES } from '@shared/rules/reports/reportDesk'
import { View } from '@tarojs/components'
import { CommunityGate } from '../../components/CommunityGate'
import { useBehalf } from './useBehalf'
import '../../grid.scss'
import '../../desk.scss'

definePageConfig({ navigationBarTitleText: '代为登记' })

export interface Params {
  team?: string
}

export default function BehalfPage() {
  const { community, categories, form, change, spot, pick, photos, setPhotos, missing, busy, submit } = useBehalf()
  return (
    <Screen
      foot={
        <BigButton id="behalf-submit" busy={busy} missing={missing} onTap={submit}>
          登记
        </BigButton>
      }
    >
      <CommunityGate community={community}>
        {() => (
          <>
            <Segments
              id="source"
              choices={DESK_SOURCES}
              chosen={form.source}
              onChoose={(source) => change({ source })}
            />
            <Card>
              <Loaded load={categories} rows={1}>
                {({ items }) => (
                  <Choice
                    id="behalf-category"
                    label="类别"
                    placeholder="请选择"
                    options={items.map(({ id, name }) => ({ key: id, name }))}
                    value={form.categoryId}
                    onChange={(categoryId) => change({ categoryId })}
                  />
                )}
              </Loaded>
              <TextField
                id="behalf-text"
                label="情况"
                value={form.description}
                placeholder="哪里、什么事"
                max={REPORT_LIMITS.descriptionCharacters}
                lines="many"
                onChange={(description) => change({ description })}
              />
              <TextField
                id="behalf-address"
                label="地址"
                value={form.address}
                placeholder="路名和门牌"
                max={80}
                onChange={(address) => change({ address })}
              />
              <BigButton id="behalf-pick" kind="plain" icon="pin" onTap={pick}>
                {spot ? '已选位置，点一下改' : '在地图上选位置'}
              </BigButton>
            </Card>
            <Card title="联系方式（可不填）">
              <View className="small">加密保存，列表里不显示，看一次记一次。</View>
              <TextField
                id="behalf-name"
                label="称呼"
                value={form.callerName}
                placeholder="王先生"
                max={20}
                onChange={(callerName) => change({ callerName })}
              />
              <TextField
                id="behalf-phone"
                label="电话"
                value={form.callerPhone}
                placeholder="方便回电"
                max={20}
                kind="digits"
                onChange={(callerPhone) => change({ callerPhone })}
              />
            </Card>
            <Card title="照片（可不拍）">
              <PhotoPicker photos={photos} max={REPORT_LIMITS.photos} label="拍照" onChange={setPhotos} />
            </Card>
          </>
        )}
      </CommunityGate>
    </Screen>
  )
}

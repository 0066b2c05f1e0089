import { BigButton } from '@miniapp/components/BigButton'
import { Card } from '@miniapp/components/Card'
import { CheckRow } from '@miniapp/components/CheckRow'
import { Loaded } from '@miniapp/components/Loaded'
import { MealPicture } from '@miniapp/components/MealPicture'
import { PhotoPicker } from '@miniapp/components/PhotoPicker'
import { Screen } from '@miniapp/components/Screen'
import { Tap } from '@miniapp/components/Tap'
import { MEAL_PICTURES } from '@shared/rules/points/offer'
import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { PriceFields, TimeFields, WordFields } from './OfferFields'
import { useOfferEditor } from './useOfferEditor'
import '../../shop.scss'

definePageConfig({ navigationBarTitleText: '编辑套餐' })

export interface Params {
  shop?: string
  id?: string
}

export default function OfferEditorPage() {
  const { load, isNew, form, change, photos, setPhotos, missing, busy, save } = useOfferEditor()
  const fields: ReactNode = (
    <>
      <Card className="form">
        <WordFields form={form} change={change} />
      </Card>
      <Card className="form">
        <PriceFields form={form} change={change} />
      </Card>
      <Card className="form">
        <TimeFields form={form} change={change} />
      </Card>
      <Card title="图片" className="form">
        <PhotoPicker photos={photos} max={1} label="拍一张自己的" onChange={setPhotos} />
        {photos.length > 0 ? null : (
          <>
            {form.drawing ? null : <View className="small">现在用的是店里拍的照片，选下面的图会换掉它</View>}
            <View className="shop-drawings" role="radiogroup" aria-role="radiogroup">
              {MEAL_PICTURES.map((code, index) => (
                <Tap
                  key={code}
                  id={`offer-drawing-${code}`}
                  className="shop-drawing"
                  label={`图 ${index + 1}`}
                  chosen={form.drawing === code}
                  onTap={() => change({ drawing: code })}
                >
                  <MealPicture picture={code} title={`图 ${index + 1}`} />
                </Tap>
              ))}
            </View>
          </>
        )}
      </Card>
      <Card>
        <CheckRow id="offer-on-sale" checked={form.onSale} label="现在就卖" onChange={(onSale) => change({ onSale })}>
          <View>现在就卖</View>
          <View className="small">不勾选，小哥就看不到；已换的券照常能用</View>
        </CheckRow>
      </Card>
    </>
  )
  return (
    <Screen
      foot={
        <BigButton id="offer-save" busy={busy} missing={missing} disabled={!isNew && !load.data} onTap={save}>
          保存
        </BigButton>
      }
    >
      {isNew ? fields : <Loaded load={load}>{() => fields}</Loaded>}
    </Screen>
  )
}

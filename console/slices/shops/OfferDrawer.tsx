import { api } from '@console/app/client'
import { newId } from '@console/app/ids'
import { DayField } from '@console/parts/dates'
import { KeptDrawer } from '@console/parts/kept/KeptDrawer'
import { PhotoPicker } from '@console/parts/PhotoPicker'
import { uploadPhoto } from '@console/parts/photos'
import { useNow } from '@console/parts/useNow'
import { useWrite } from '@console/parts/useWrite'
import { contract } from '@shared/contract/contract'
import { OFFER_LIMITS } from '@shared/rules/points/offer'
import { timesWith } from '@shared/rules/points/offerForm'
import { dayOf } from '@shared/rules/time/day'
import { photoSender } from '@shared/sendPhotos'
import { useQueryClient } from '@tanstack/react-query'
import { Checkbox, Input, InputNumber, Radio, Select, Switch } from 'antd'
import { useRef, useState } from 'react'
import { factsOf, LABELS, type Offer, photoIn, pictureChoices, sayValue, valuesOf, WEEK, wrongAt } from './offer'

interface Props {
  merchantId: string
  /** The one that is changed; absent for a new one. */
  offer: Offer | undefined
  onClose: () => void
}

const FEN = 100

/** Yuan that are kept as fen. */
function YuanField({ id, value, onChange }: { id?: string; value?: number; onChange?: (fen: number) => void }) {
  return (
    <InputNumber
      {...(id === undefined ? {} : { id })}
      min={0}
      max={OFFER_LIMITS.cashFen / FEN}
      precision={2}
      suffix="元"
      value={(value ?? 0) / FEN}
      onChange={(yuan) => onChange?.(Math.round((yuan ?? 0) * FEN))}
    />
  )
}

/** A meal of a shop: put on offer, or changed from this moment on; vouchers that were issued stay what they were. */
export function OfferDrawer({ merchantId, offer, onClose }: Props) {
  const answers = useQueryClient()
  const nowMs = useNow()
  const [initial] = useState(() => valuesOf(offer, dayOf(nowMs)))
  const creating = useWrite(api.shops.createOffer)
  const changing = useWrite(api.shops.changeOffer)
  const send = useRef(photoSender(uploadPhoto, newId))
  const offerId = offer?.offerId
  const times = timesWith(Number(initial.fromMinute), Number(initial.toMinute)).map(({ key, name }) => ({
    value: Number(key),
    label: name,
  }))

  const save = async (values: typeof initial, version: number | undefined) => {
    const photo = photoIn(values)
    const [photoId] = photo ? await send.current([photo]) : []
    const facts = { merchantId, ...factsOf(values, photoId) }
    return offerId === undefined || version === undefined
      ? creating.write(facts)
      : changing.write({ ...facts, offerId, version })
  }
  const count = (max: number) => <InputNumber min={0} max={max} precision={0} suffix="份" />

  return (
    <KeptDrawer<Offer>
      kind="套餐"
      title={offer ? `改套餐：${offer.title}` : '新套餐'}
      route={offer ? contract.shops.changeOffer : contract.shops.createOffer}
      kept={offer}
      overtaken="OFFER_EDITED"
      valuesOf={(kept) => valuesOf(kept, dayOf(nowMs))}
      initial={initial}
      fresh={async () => (offerId === undefined ? undefined : api.shops.offer({ merchantId, offerId }))}
      save={save}
      busy={creating.busy || changing.busy}
      labels={LABELS}
      say={sayValue}
      onSaved={() => {
        onClose()
        for (const queryKey of [['shops', merchantId], ['meals']]) void answers.invalidateQueries({ queryKey })
      }}
      onClose={onClose}
    >
      {(field, values) => (
        <>
          {field('title', LABELS.title, <Input maxLength={OFFER_LIMITS.titleCharacters} autoComplete="off" />)}
          {field(
            'description',
            LABELS.description,
            <Input.TextArea
              maxLength={OFFER_LIMITS.descriptionCharacters}
              showCount
              autoSize={{ minRows: 2, maxRows: 4 }}
              placeholder="里面有什么，要注意什么"
            />,
          )}
          <div className="field-pair">
            {field('pricePoints', LABELS.pricePoints, <InputNumber min={1} precision={0} suffix="分" />, {
              missing: '请填多少积分',
            })}
            {field('cashFen', '另付（没有就填 0）', <YuanField />)}
          </div>
          {field('stockPerDay', LABELS.stockPerDay, count(OFFER_LIMITS.stockPerDay), {
            missing: '请填每天多少份',
            hint: '每天零点自动重新计数；改少了，已换出的不受影响。',
          })}
          <div className="field-pair">
            {field('perDay', LABELS.perDay, count(OFFER_LIMITS.perDay), {
              missing: '请填每人每天几份',
              wrong: () => wrongAt('perDay', values),
            })}
            {field('perWorker', '每人总共几份（可不填）', count(OFFER_LIMITS.perWorker), {
              wrong: () => wrongAt('perWorker', values),
            })}
          </div>
          <div className="field-pair">
            {field('fromMinute', LABELS.fromMinute, <Select options={times.filter(({ value }) => value < 1440)} />)}
            {field('toMinute', LABELS.toMinute, <Select options={times.filter(({ value }) => value > 0)} />, {
              wrong: () => wrongAt('toMinute', values),
              hint: '比开始早就是到第二天。',
            })}
          </div>
          {field('weekdays', LABELS.weekdays, <Checkbox.Group options={WEEK} />, { missing: '请至少选一天' })}
          <div className="field-pair">
            {field('validFrom', LABELS.validFrom, <DayField />, { missing: '请选从哪天' })}
            {field('validTo', LABELS.validTo, <DayField />, {
              missing: '请选到哪天',
              wrong: () => wrongAt('validTo', values),
            })}
          </div>
          {field(
            'drawing',
            LABELS.drawing,
            <Radio.Group optionType="button" options={pictureChoices(offer?.photo ?? false)} />,
            { hint: '下面选了照片，就用照片。' },
          )}
          {field('photos', '店里拍的照片（可不选）', <PhotoPicker max={1} />)}
          {field('onSale', '现在就卖', <Switch checkedChildren="在卖" unCheckedChildren="停卖" />, {
            valueIs: 'checked',
            hint: '停卖后小哥看不到；已换的券照常能用。',
          })}
        </>
      )}
    </KeptDrawer>
  )
}

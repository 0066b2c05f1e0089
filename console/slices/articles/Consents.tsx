import { DayField } from '@console/parts/dates'
import { FormModal } from '@console/parts/FormModal'
import { uploadFile } from '@console/parts/files'
import { FindByPhone } from '@console/parts/people/FindByPhone'
import type { ChosenPhoto } from '@console/parts/photos'
import { contract } from '@shared/contract/contract'
import { Button, Input, Popconfirm } from 'antd'
import { useState } from 'react'
import { PictureField } from './PictureField'
import type { Chosen } from './Preview'
import { type Edited, useArticleActs } from './useArticles'

/** A picture of a signed paper lies by itself, and goes with the consent. */
const asPaper = (id: string, { blob }: ChosenPhoto) =>
  uploadFile({ id, purpose: 'paper', contentType: 'image/jpeg' }, blob)

/** Who is named and agreed in writing. Without one it does not come out; when one is taken back it is gone. */
export function Consents({ edited: { articleId, consents } }: { edited: Edited }) {
  const { agreeing, disagreeing } = useArticleActs()
  const [paper, setPaper] = useState<{ memberId?: string }>()
  const close = () => setPaper(undefined)
  return (
    <section className="panel" aria-labelledby="article-consents">
      <h2 className="panel-title" id="article-consents">
        本人同意书
        <span className="grow" />
        <Button id="consent-add" size="small" onClick={() => setPaper({})}>
          没报到的人签的
        </Button>
      </h2>
      {consents.length === 0 ? <p className="small">写到的每个人都要签字同意，登记后才能发布。</p> : null}
      <ul className="article-lines">
        {consents.map(({ consentId, name, signedOn, byLabel, withdrawnAt, paperUrl }) => (
          <li key={consentId} className="row">
            <span className="grow">
              {name || '已注销'}{' '}
              <span className="small number">
                {signedOn} 签，{byLabel} 登记
              </span>
              {paperUrl ? (
                <a className="small" href={paperUrl} target="_blank" rel="noreferrer">
                  看同意书
                </a>
              ) : null}
            </span>
            {withdrawnAt === undefined ? (
              <Popconfirm
                title="本人不同意再公开？"
                description="文章同时撤下，马上看不到。"
                okText="撤下"
                cancelText="不是"
                onConfirm={() => disagreeing.act({ articleId, consentId })}
              >
                <Button id={`consent-end-${consentId}`} size="small" danger loading={disagreeing.busy}>
                  收回同意
                </Button>
              </Popconfirm>
            ) : (
              <span className="mark mark--plain">已收回</span>
            )}
          </li>
        ))}
      </ul>
      <FindByPhone
        purpose="members"
        nobody="没有用这个手机号报到的人，用右上角登记"
        hint="报到过的人按手机号登记，他就能在手机上自己撤下文章。查找会记下来，对方看得到。"
        onFound={(memberId) => setPaper({ memberId })}
      />
      {paper ? (
        <FormModal<{ name: string; signedOn: string; photo?: Chosen }>
          route={contract.articles.addConsent}
          title="登记同意书"
          yes="登记"
          busy={agreeing.busy}
          initial={{ name: '' }}
          onSend={async ({ name, signedOn, photo }) => {
            const given = { articleId, name: String(name), signedOn: String(signedOn), paperId: photo?.photoId }
            if (await agreeing.act({ ...given, ...paper })) close()
          }}
          onClose={close}
        >
          {(field) => (
            <>
              <p className="second">
                纸质同意书请存档。姓名加密保存，姓名和照片只有街道看得到；收回同意时照片一起删除。
              </p>
              {field('name', '文章里写到的人', <Input maxLength={20} autoComplete="off" />)}
              {field('signedOn', '签字的日子', <DayField />, { missing: '请填签字的日子' })}
              {field(
                'photo',
                '同意书的照片（可不传）',
                <PictureField id="consent-paper" pictures={{}} upload={asPaper} />,
              )}
            </>
          )}
        </FormModal>
      ) : null}
    </section>
  )
}

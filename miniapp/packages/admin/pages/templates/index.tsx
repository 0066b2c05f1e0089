import { AtDesk } from '@miniapp/components/AtDesk'
import { BigButton } from '@miniapp/components/BigButton'
import { PagedList } from '@miniapp/components/Loaded'
import { Screen } from '@miniapp/components/Screen'
import { Tap } from '@miniapp/components/Tap'
import { fillTemplate, TEMPLATE_FACTS, TEMPLATE_MOVES } from '@shared/rules/reports/replyTemplate'
import { View } from '@tarojs/components'
import { TemplateSheet } from './TemplateSheet'
import { useTemplates } from './useTemplates'
import '../../desk.scss'

definePageConfig({ navigationBarTitleText: '回复模板', enablePullDownRefresh: true })

export default function TemplatesPage() {
  const { list, draft, begin, edit, close, save, busy } = useTemplates()
  return (
    <Screen
      foot={
        <BigButton id="template-new" icon="plus" onTap={begin}>
          写一条新的
        </BigButton>
      }
    >
      <PagedList list={list} empty="还没有模板，写一条同事常用的话" drawing="tea">
        {(template) => (
          <Tap
            key={template.templateId}
            id={`template-${template.templateId}`}
            className={`card ${template.active ? '' : 'template-off'}`}
            onTap={() => edit(template)}
          >
            <View className="report-name">{template.title}</View>
            <View>{fillTemplate(template.text, TEMPLATE_FACTS)}</View>
            <View className="small">
              {TEMPLATE_MOVES[template.move]}时用{template.active ? '' : ' · 已停用'}
            </View>
          </Tap>
        )}
      </PagedList>
      {draft ? (
        <TemplateSheet key={draft.templateId} template={draft} busy={busy} onSave={save} onClose={close} />
      ) : null}
      <AtDesk />
    </Screen>
  )
}

import { BigButton } from '@miniapp/components/BigButton'
import { Card } from '@miniapp/components/Card'
import { Icon } from '@miniapp/components/Icon'
import { wrongOnes } from '@shared/rules/study/lesson'
import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Article } from './useArticle'
import type { Study } from './useStudy'

/** Questions at a lesson's end: whoever answers is done; which answer was wrong is said, and nothing of it leaves the phone. */
export function Questions({ questions, study }: { questions: NonNullable<Article['questions']>; study: Study }) {
  const [answers, setAnswers] = useState<readonly (number | undefined)[]>([])
  const [wrong, setWrong] = useState<readonly number[]>()
  const isWhole = questions.every((_, index) => answers[index] !== undefined)
  const choose = (index: number, choice: number) => {
    setWrong(undefined)
    setAnswers(questions.map((_, at) => (at === index ? choice : answers[at])))
  }
  const check = () => {
    setWrong(wrongOnes(questions, answers))
    study.answer()
  }
  return (
    <Card title="学完想一想">
      <View className="second">答错了没关系，可以再选；选了什么不上传，也不打分。</View>
      {questions.map(({ ask, choices }, index) => (
        <View key={ask} id={`question-${index}`} className="article-question">
          <View className="lead">
            {index + 1}. {ask}
          </View>
          <View role="radiogroup" aria-label={ask}>
            {choices.map((text, choice) => (
              <Choice
                key={text}
                id={`question-${index}-${choice}`}
                text={text}
                isChosen={answers[index] === choice}
                onChoose={() => choose(index, choice)}
              />
            ))}
          </View>
        </View>
      ))}
      {wrong ? (
        <View id="questions-said" className="second" aria-live="polite">
          {wrong.length === 0 ? '都答对了' : `第 ${wrong.join('、')} 题再想想，答案在上面`}
        </View>
      ) : null}
      <BigButton id="questions-check" kind="plain" disabled={!isWhole} onTap={check}>
        看看对不对
      </BigButton>
    </Card>
  )
}

interface ChoiceProps {
  id: string
  text: string
  isChosen: boolean
  onChoose: () => void
}

/** One answer; the whole row takes the finger. */
function Choice({ id, text, isChosen, onChoose }: ChoiceProps) {
  return (
    <View
      id={id}
      className="check-row"
      hoverClass="tap--down"
      role="radio"
      aria-role="radio"
      aria-checked={isChosen ? 'true' : 'false'}
      aria-label={text}
      onClick={onChoose}
    >
      <View className={`check-box ${isChosen ? 'check-box--on' : ''}`}>
        {isChosen ? <Icon name="check" size="small" /> : null}
      </View>
      <View className="grow">{text}</View>
    </View>
  )
}

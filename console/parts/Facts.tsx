import type { ReactNode } from 'react'

/** Facts under their names; what is undefined is left out. */
export function Facts({ facts }: { facts: Readonly<Record<string, ReactNode | undefined>> }) {
  return (
    <dl className="facts">
      {Object.entries(facts).map(([label, said]) =>
        said === undefined ? null : (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{said}</dd>
          </div>
        ),
      )}
    </dl>
  )
}

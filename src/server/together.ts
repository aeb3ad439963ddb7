/** Most questions asked in one statement. */
const most = 64

type Waiting<Q, A> = { question: Q; answer: (a: A) => void; fail: (error: unknown) => void }

/**
 * Asks for everybody at once: whoever comes while a question is under way waits for it, and is then asked for together
 * with all who came meanwhile. One user pays nothing for it; many share the way to the database and its commit.
 * @param ask answers in the order of the questions; when it fails, it fails for all of them.
 */
export function together<Q, A>(ask: (questions: readonly Q[]) => Promise<readonly A[]>) {
  const waiting: Waiting<Q, A>[] = []
  let underWay = false
  const next = async (): Promise<void> => {
    const group = waiting.splice(0, most)
    underWay = group.length > 0
    if (!underWay) return
    try {
      const answers = await ask(group.map((w) => w.question))
      group.forEach((w, i) => {
        w.answer(answers[i] as A)
      })
    } catch (error) {
      for (const w of group) w.fail(error)
    }
    return next()
  }
  return (question: Q): Promise<A> =>
    new Promise((answer, fail) => {
      waiting.push({ question, answer, fail })
      if (!underWay) next()
    })
}

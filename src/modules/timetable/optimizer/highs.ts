import type { Highs } from 'highs'
import loader from 'highs'

/** The solver, ready to use. The package's types describe its CommonJS form; what `import` gives is the loader itself. */
export const loadHighs = loader as unknown as () => Promise<Highs>

import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core'
import { components } from './components.ts'

/** River: teal green, the colour of what can be done. Shade 6 carries white text at 5:1. */
const river: MantineColorsTuple = [
  '#eef7f5',
  '#d8ece8',
  '#b4dad3',
  '#88c4ba',
  '#5caba0',
  '#3a9285',
  '#22786d',
  '#186056',
  '#124a43',
  '#0d3833',
]
/** Ember: warm amber, what needs attention. */
const ember: MantineColorsTuple = [
  '#fdf5e8',
  '#f9e8cb',
  '#f2d19a',
  '#e9b867',
  '#dd9d3c',
  '#bf7c24',
  '#955b14',
  '#794a10',
  '#5f3a0d',
  '#472c0b',
]
/** Brick: danger, said clearly and quietly. */
const brick: MantineColorsTuple = [
  '#fcf1ee',
  '#f8deda',
  '#efbcb3',
  '#e39688',
  '#d67364',
  '#c65646',
  '#ad392c',
  '#8f2d23',
  '#71251d',
  '#551d17',
]
/** Moss: done, well. */
const moss: MantineColorsTuple = [
  '#f2f7ec',
  '#e1edd4',
  '#c5dcae',
  '#a3c581',
  '#83ad59',
  '#68933d',
  '#4d732a',
  '#3f5f23',
  '#324b1d',
  '#253816',
]
/** Dusk and plum: kinds of things that need telling apart, never a state. */
const dusk: MantineColorsTuple = [
  '#eff4fa',
  '#dde7f3',
  '#bcd0e7',
  '#95b3d5',
  '#7096c1',
  '#547aaa',
  '#3f618d',
  '#344e72',
  '#293e5a',
  '#1f2e43',
]
const plum: MantineColorsTuple = [
  '#f8f2f8',
  '#eddfee',
  '#dac0dc',
  '#c19bc5',
  '#a87aae',
  '#8f5f96',
  '#754a7b',
  '#5e3b63',
  '#482f4c',
  '#352338',
]
/** Paper: the neutrals, warm. 6 is the lightest that may carry text on paper. */
const gray: MantineColorsTuple = [
  '#faf8f4',
  '#f3f0e9',
  '#e8e3d9',
  '#d8d1c4',
  '#b8b0a2',
  '#8d8679',
  '#686156',
  '#4f4a41',
  '#35312b',
  '#211f1b',
]
/** Night: the same river after dark. 7 is the ground, 6 what lies on it, 0 the text. */
const dark: MantineColorsTuple = [
  '#e7e9e3',
  '#c8cec8',
  '#a6b0ab',
  '#82908a',
  '#43524f',
  '#2f3b39',
  '#222c2b',
  '#172020',
  '#111918',
  '#0b1110',
]

const sans =
  '"Source Sans 3 Variable", "Source Sans 3", system-ui, "Segoe UI", Roboto, Helvetica, Arial, sans-serif'
const serif = '"Source Serif 4 Variable", "Source Serif 4", Georgia, "Times New Roman", serif'

/** Names of Mantine's own colours lead to ours, so that no stray blue can appear. */
const palette = {
  river,
  ember,
  brick,
  moss,
  dusk,
  plum,
  gray,
  dark,
  teal: river,
  cyan: river,
  yellow: ember,
  orange: ember,
  red: brick,
  pink: brick,
  green: moss,
  lime: moss,
  blue: dusk,
  indigo: dusk,
  violet: plum,
  grape: plum,
}

/** Filled things carry white text by day and near-black by night, where their shade is lighter. */
const variantColors: VariantColorsResolver = (input) => {
  const colors = defaultVariantColorsResolver(input)
  return input.variant === 'filled' ? { ...colors, color: 'var(--fb-on-filled)' } : colors
}

/** The identity as Mantine reads it. */
export const theme = createTheme({
  primaryColor: 'river',
  primaryShade: { light: 6, dark: 4 },
  colors: palette,
  variantColorResolver: variantColors,
  white: '#ffffff',
  black: '#211f1b',
  fontFamily: sans,
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
  headings: {
    fontFamily: serif,
    fontWeight: '600',
    textWrap: 'balance',
    sizes: {
      h1: { fontSize: '1.9375rem', lineHeight: '1.2', fontWeight: '560' },
      h2: { fontSize: '1.375rem', lineHeight: '1.3' },
      h3: { fontSize: '1.1875rem', lineHeight: '1.35' },
      h4: { fontSize: '1.0625rem', lineHeight: '1.4' },
      h5: { fontSize: '1rem', lineHeight: '1.4' },
      h6: { fontSize: '0.9375rem', lineHeight: '1.4' },
    },
  },
  fontSizes: { xs: '0.8125rem', sm: '0.9375rem', md: '1.0625rem', lg: '1.1875rem', xl: '1.375rem' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.5', lg: '1.5', xl: '1.4' },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2.25rem' },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '12px', xl: '20px' },
  defaultRadius: 'md',
  shadows: {
    xs: 'var(--fb-shadow-1)',
    sm: 'var(--fb-shadow-1)',
    md: 'var(--fb-shadow-2)',
    lg: 'var(--fb-shadow-3)',
    xl: 'var(--fb-shadow-3)',
  },
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusClassName: 'fb-focus',
  components,
})

/** What Mantine derives by itself and we want otherwise: grounds, borders, quiet text, soft fills in the dark. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': gray[0],
    '--mantine-color-default': '#ffffff',
    '--mantine-color-default-hover': gray[1],
    '--mantine-color-default-border': gray[4],
    '--mantine-color-dimmed': gray[6],
    '--mantine-color-placeholder': '#787165',
    '--mantine-color-error': brick[6],
    '--mantine-color-success': moss[6],
    '--mantine-color-anchor': river[7],
    '--mantine-color-disabled': gray[2],
    '--mantine-color-disabled-color': gray[5],
  },
  dark: {
    '--mantine-color-body': dark[7],
    '--mantine-color-default': dark[6],
    '--mantine-color-default-hover': dark[5],
    '--mantine-color-default-border': '#54635f',
    '--mantine-color-dimmed': dark[2],
    '--mantine-color-placeholder': '#8f9c96',
    '--mantine-color-error': brick[3],
    '--mantine-color-success': moss[3],
    '--mantine-color-anchor': river[3],
    '--mantine-color-disabled': dark[5],
    '--mantine-color-disabled-color': dark[3],
    ...softFillsInTheDark(),
  },
})

/** Mantine's own are too near to black to be told apart. */
const softFillsInTheDark = () =>
  Object.fromEntries(
    Object.entries(palette)
      .filter(([name]) => name !== 'dark')
      .flatMap(([name, shades]) => [
        [`--mantine-color-${name}-light`, `color-mix(in oklab, ${shades[5]} 20%, ${dark[7]})`],
        [`--mantine-color-${name}-light-hover`, `color-mix(in oklab, ${shades[5]} 30%, ${dark[7]})`],
        [`--mantine-color-${name}-light-color`, shades[2]],
        [`--mantine-color-${name}-text`, shades[3]],
        [`--mantine-color-${name}-outline`, shades[4]],
      ]),
  )

import {
  ActionIcon,
  Anchor,
  Badge,
  Button,
  Card,
  Checkbox,
  Drawer,
  Loader,
  type MantineThemeComponents,
  Menu,
  Modal,
  NavLink,
  Paper,
  Radio,
  SegmentedControl,
  Skeleton,
  Switch,
  Table,
  Tabs,
  Tooltip,
} from '@mantine/core'

/** Inputs share one size: 44 px high, 16 px letters (smaller ones make phones zoom). */
const input = { defaultProps: { size: 'md' } }
const inputs = [
  'Input',
  'InputBase',
  'TextInput',
  'PasswordInput',
  'NumberInput',
  'Textarea',
  'Select',
  'MultiSelect',
  'Autocomplete',
  'NativeSelect',
  'TagsInput',
  'FileInput',
  'DateInput',
  'DatePickerInput',
  'TimeInput',
  'PinInput',
  'JsonInput',
]

/** A dialog's header is no banner of the page. */
const attributes = { header: { role: 'none' } }

/** What Mantine's components look like here unless a screen says otherwise. */
export const components: MantineThemeComponents = {
  ...Object.fromEntries(inputs.map((name) => [name, input])),
  InputWrapper: {
    defaultProps: { size: 'md', inputWrapperOrder: ['label', 'description', 'error', 'input'] },
  },
  Button: Button.extend({ defaultProps: { size: 'md' } }),
  ActionIcon: ActionIcon.extend({ defaultProps: { size: 44, variant: 'subtle', color: 'gray' } }),
  Anchor: Anchor.extend({ defaultProps: { underline: 'always' } }),
  Badge: Badge.extend({ defaultProps: { variant: 'light', tt: 'none', radius: 'sm', size: 'lg', fw: 600 } }),
  Card: Card.extend({ defaultProps: { withBorder: true, padding: 'lg', radius: 'lg' } }),
  Paper: Paper.extend({ defaultProps: { radius: 'lg' } }),
  Checkbox: Checkbox.extend({ defaultProps: { size: 'md', iconColor: 'var(--fb-on-filled)' } }),
  Radio: Radio.extend({ defaultProps: { size: 'md', iconColor: 'var(--fb-on-filled)' } }),
  Switch: Switch.extend({ defaultProps: { size: 'md' } }),
  Loader: Loader.extend({ defaultProps: { type: 'dots' } }),
  Menu: Menu.extend({ defaultProps: { shadow: 'lg', position: 'bottom-end', radius: 'md' } }),
  Modal: Modal.extend({
    defaultProps: {
      centered: true,
      radius: 'lg',
      padding: 'lg',
      overlayProps: { className: 'fb-veil' },
      attributes,
    },
  }),
  Drawer: Drawer.extend({
    defaultProps: { padding: 'lg', overlayProps: { className: 'fb-veil' }, attributes },
  }),
  NavLink: NavLink.extend({ defaultProps: { variant: 'light' } }),
  SegmentedControl: SegmentedControl.extend({ defaultProps: { size: 'md', radius: 'md' } }),
  Skeleton: Skeleton.extend({ defaultProps: { radius: 'sm' } }),
  Table: Table.extend({ defaultProps: { verticalSpacing: 'sm', horizontalSpacing: 'md' } }),
  Tabs: Tabs.extend({ defaultProps: { keepMounted: false } }),
  Tooltip: Tooltip.extend({
    defaultProps: { openDelay: 300, events: { hover: true, focus: true, touch: false } },
  }),
}

import { createTheme, type MantineColorsTuple } from '@mantine/core'

const pine: MantineColorsTuple = [
  '#e8f4f4', '#d2e6e7', '#a5cdd0', '#75b2b8', '#4f9ca4', '#35868f', '#21717b', '#145f69', '#0d4f58', '#053f47',
]

/** Blue-grey like the cards, not the brownish grey of the library. */
const dark: MantineColorsTuple = [
  '#e8eded', '#c6d0d2', '#a9b6b9', '#7d8b8f', '#3a464a', '#2c363a', '#232b2f', '#181e21', '#12171a', '#0d1113',
]

export const theme = createTheme({
  primaryColor: 'pine',
  primaryShade: { light: 7, dark: 4 },
  autoContrast: true,
  colors: { pine, dark },
  fontFamily: "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', sans-serif",
  headings: { fontWeight: '640', fontFamily: "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', sans-serif" },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
})

/** How the cards lie over the body, by the size of the window, and what they leave free. */
import type { Insets } from '../body/camera'

export interface Layout {
  /** wide: tools left, answer right; medium: one card right with tabs; phone: a sheet at the bottom with tabs. */
  kind: 'wide' | 'medium' | 'phone'
  insets: Insets
  leftWidth: number
  rightWidth: number
  sheetHeight: number
  /** The view bar has little room. */
  isNarrow: boolean
}

const WIDE_PX = 1120
const MEDIUM_PX = 700
const GAP = 14
const VIEW_BAR = 72
/** The words Left and Right stand above the head. */
const SIDES = 40
const SMALL_SHEET = 252

const ROOMY_PX = 610

const RIGHT_WIDTH: Record<State['page'], (width: number) => number> = {
  case: (width) => Math.min(420, width * 0.32),
  index: () => 0,
  entry: (width) => Math.min(560, width * 0.36),
  comparison: (width) => Math.min(720, width * 0.44),
}

interface State {
  /** What the right card holds: the case, nothing beside the index of the atlas, an entry, two of them. */
  page: 'case' | 'index' | 'entry' | 'comparison'
  isTall: boolean
}

export function layoutOf(viewport: { width: number; height: number }, state: State): Layout {
  const layout = cards(viewport, state)
  return { ...layout, isNarrow: viewport.width - layout.insets.left - layout.insets.right < ROOMY_PX }
}

function cards({ width, height }: { width: number; height: number }, { page, isTall }: State): Omit<Layout, 'isNarrow'> {
  if (width >= WIDE_PX) {
    const [leftWidth, rightWidth] = [306, RIGHT_WIDTH[page](width)]
    return {
      kind: 'wide', leftWidth, rightWidth, sheetHeight: 0,
      insets: { left: leftWidth + 2 * GAP, right: rightWidth === 0 ? GAP : rightWidth + 2 * GAP, top: SIDES, bottom: VIEW_BAR },
    }
  }
  if (width >= MEDIUM_PX) {
    const rightWidth = Math.max(330, Math.min(400, width * 0.42))
    return { kind: 'medium', leftWidth: 0, rightWidth, sheetHeight: 0, insets: { left: 0, right: rightWidth + GAP, top: SIDES, bottom: VIEW_BAR } }
  }
  const sheetHeight = isTall || page !== 'case' ? Math.round(height * 0.56) : Math.min(SMALL_SHEET, Math.round(height * 0.42))
  return { kind: 'phone', leftWidth: 0, rightWidth: 0, sheetHeight, insets: { left: 0, right: 0, top: SIDES, bottom: sheetHeight + VIEW_BAR } }
}

/** The few pictures of the page, drawn on a 24 grid; decoration only, names are on the buttons. */
import type { ReactNode } from 'react'

function Icon({ children, size = 18 }: { children: ReactNode; size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth={1.9}
      strokeLinecap="round" strokeLinejoin="round" aria-hidden="true">
      {children}
    </svg>
  )
}

export const BrushIcon = () => <Icon><path d="M9.5 14.5 19 5a1.8 1.8 0 0 0-2.5-2.5L7 12" transform="translate(1 1)" /><path d="M8 13c-2.2 0-3.6 1.5-3.6 3.6 0 1.6-.9 2.6-2 3 2.8 1.2 8.8 1 8.8-3.2A3.3 3.3 0 0 0 8 13Z" /></Icon>
export const EraserIcon = () => <Icon><path d="m7 21-4.2-4.2a1.8 1.8 0 0 1 0-2.6L13.3 3.7a1.8 1.8 0 0 1 2.6 0l4.9 4.9a1.8 1.8 0 0 1 0 2.6L11 21H7Z" /><path d="m8 9 7 7M11 21h10" /></Icon>
export const MoveIcon = () => <Icon><path d="M20 12a8 8 0 1 1-2.6-5.9" /><path d="M20.5 3v4.5H16" /></Icon>
export const UndoIcon = () => <Icon><path d="M8 5 3.5 9.5 8 14" /><path d="M4 9.5h10a6 6 0 0 1 0 12h-3" transform="translate(0 -2)" /></Icon>
export const RedoIcon = () => <Icon><path d="m16 5 4.5 4.5L16 14" /><path d="M20 9.5H10a6 6 0 0 0 0 12h3" transform="translate(0 -2)" /></Icon>
export const EyeIcon = () => <Icon size={16}><path d="M2 12s3.6-6.5 10-6.5S22 12 22 12s-3.6 6.5-10 6.5S2 12 2 12Z" /><circle cx="12" cy="12" r="2.8" /></Icon>
export const EyeOffIcon = () => <Icon size={16}><path d="M4 4l16 16M9.9 5.7A10.6 10.6 0 0 1 12 5.5C18.4 5.5 22 12 22 12a17 17 0 0 1-3 3.7M6.4 7.5C3.6 9.3 2 12 2 12s3.6 6.5 10 6.5a10 10 0 0 0 4.3-.9" /></Icon>
export const BinIcon = () => <Icon size={16}><path d="M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13" /></Icon>
export const PlusIcon = () => <Icon size={16}><path d="M12 5v14M5 12h14" /></Icon>
export const SearchIcon = () => <Icon><circle cx="11" cy="11" r="6.5" /><path d="m16 16 5 5" /></Icon>
export const SunIcon = () => <Icon><circle cx="12" cy="12" r="4" /><path d="M12 2v2.5M12 19.5V22M2 12h2.5M19.5 12H22M5 5l1.7 1.7M17.3 17.3 19 19M19 5l-1.7 1.7M6.7 17.3 5 19" /></Icon>
export const MoonIcon = () => <Icon><path d="M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5Z" /></Icon>
export const FileIcon = () => <Icon><path d="M6 3h8l4 4v14H6zM14 3v4h4" /></Icon>
export const ChevronIcon = () => <Icon size={16}><path d="m6 9 6 6 6-6" /></Icon>
export const CrossIcon = () => <Icon size={16}><path d="M6 6l12 12M18 6 6 18" /></Icon>
export const BackIcon = () => <Icon size={16}><path d="M15 5l-7 7 7 7" /></Icon>
export const AlertIcon = () => <Icon><path d="M12 3 2 20h20L12 3Z" /><path d="M12 9.5v5M12 17.3v.2" /></Icon>
export const NextIcon = () => <Icon size={16}><path d="M9 5l7 7-7 7" /></Icon>
export const BodyIcon = () => <Icon><circle cx="12" cy="4.5" r="2.3" /><path d="M12 8v7M5.5 9.5 12 8.5l6.5 1M9 21l3-6 3 6" /></Icon>
export const BookIcon = () => <Icon><path d="M4 5c3-1.3 6-1 8 1 2-2 5-2.3 8-1v14c-3-1.3-6-1-8 1-2-2-5-2.3-8-1zM12 6v14" /></Icon>
export const DayIcon = () => <Icon><rect x="4" y="5" width="16" height="15" rx="2.5" /><path d="M4 10h16M8.5 3v4M15.5 3v4" /></Icon>
export const PeopleIcon = () => <Icon><circle cx="9" cy="8" r="3.4" /><path d="M2.8 20c.4-4 2.8-6 6.2-6s5.8 2 6.2 6M15.5 4.8a3.4 3.4 0 0 1 0 6.4M18 14.6c2 .8 3.1 2.6 3.3 5.4" /></Icon>
export const MoreIcon = () => <Icon><path d="M5 12h.1M12 12h.1M19 12h.1" strokeWidth={3} /></Icon>
export const PersonIcon = () => <Icon><circle cx="12" cy="8" r="3.8" /><path d="M4.5 20.5c.5-4.3 3.2-6.5 7.5-6.5s7 2.2 7.5 6.5" /></Icon>

import type { AnchorHTMLAttributes } from 'react'
import { address, go, type Route } from '../route'

interface Props extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href' | 'onClick'> { route: Route }

/** A link within the page; with a key held it opens beside it, as any other. */
export function Link({ route, ...rest }: Props) {
  return (
    <a
      {...rest} href={address(route)}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
        event.preventDefault()
        go(route)
      }}
    />
  )
}

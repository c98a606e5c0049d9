/** The code that a link carries behind the `#`, where no server and no log sees it. */

/** Takes it out of the address, so that it is not left in the history. */
export function takeCode(): string {
  const code = decodeURIComponent(window.location.hash.slice(1))
  if (code) window.history.replaceState(null, '', window.location.pathname)
  return code
}

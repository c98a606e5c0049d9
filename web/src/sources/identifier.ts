/** Where a source can be read, from its identifier in the atlas. */

/** The address that an identifier stands for; null where it leads nowhere on the web. */
export function addressOf(identifier: string): string | null {
  const [, kind, id] = /^(doi|pmid|pmcid|isbn):(.+)$/.exec(identifier) ?? []
  switch (kind) {
    case 'doi': return `https://doi.org/${id}`
    case 'pmid': return `https://pubmed.ncbi.nlm.nih.gov/${id}/`
    case 'pmcid': return `https://pmc.ncbi.nlm.nih.gov/articles/${id}/`
    case 'isbn': return null
    default: return /^https?:\/\//.test(identifier) ? identifier : null
  }
}

/** `Simons 1999` of a key such as `simons1999`; `a` and `b` tell two of one year apart, longer endings are left out. */
export function shortName(key: string): string {
  const parts = /^([a-z_]+?)(\d{4})([a-z]*)$/.exec(key)
  if (!parts) return key
  return `${parts[1].charAt(0).toUpperCase()}${parts[1].slice(1).replaceAll('_', ' ')} ${parts[2]}${parts[3].length === 1 ? parts[3] : ''}`
}

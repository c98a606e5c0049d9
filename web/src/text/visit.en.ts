/** The visit's page, in English. */
export const visit = {} as const

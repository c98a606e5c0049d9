export function VisitPage({ id }: { id: string }) { return <p>{id}</p> }

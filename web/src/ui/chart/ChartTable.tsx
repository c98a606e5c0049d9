interface Props { caption: string; columns: string[]; rows: string[][] }

/** The figures of a chart for those who do not see it. */
export function ChartTable({ caption, columns, rows }: Props) {
  return (
    <div className="visually-hidden">
      <table>
        <caption>{caption}</caption>
        <thead><tr>{columns.map((name) => <th key={name} scope="col">{name}</th>)}</tr></thead>
        <tbody>
          {rows.map((cells, index) => <tr key={index}>{cells.map((cell, at) => (at === 0 ? <th key={at} scope="row">{cell}</th> : <td key={at}>{cell}</td>))}</tr>)}
        </tbody>
      </table>
    </div>
  )
}

import { Button } from '@mantine/core'
import { t } from '../text'
import classes from './Stale.module.css'

interface Props {
  /** Name, theirs, ours of each field in which the two differ. */
  differences: [string, string, string][]
  onTheirs(): void
  onMine(): void
}

/** Two people changed the same: what differs, and the choice. */
export function Stale({ differences, onTheirs, onMine }: Props) {
  return (
    <div className={classes.stale} role="alert">
      <p><strong>{t('stale.title')}.</strong> {t(differences.length > 0 ? 'stale.differs' : 'stale.same')}</p>
      {differences.length > 0 && (
        <table className={classes.table}>
          <thead><tr><th scope="col">{t('stale.field')}</th><th scope="col">{t('stale.is_theirs')}</th><th scope="col">{t('stale.is_mine')}</th></tr></thead>
          <tbody>{differences.map(([name, theirs, mine]) => <tr key={name}><th scope="row">{name}</th><td>{theirs || '–'}</td><td>{mine || '–'}</td></tr>)}</tbody>
        </table>
      )}
      <div className={classes.buttons}>
        <Button variant="default" size="xs" onClick={onTheirs}>{t('stale.theirs')}</Button>
        <Button size="xs" onClick={onMine}>{t('stale.mine')}</Button>
      </div>
    </div>
  )
}

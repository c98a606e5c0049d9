import { Button, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState, type FormEvent } from 'react'
import { phone, type ResponseKind } from '../api/patient'
import { wordsOf } from '../api/problem'
import { t } from '../text'
import { Notice } from '../ui/Notice'
import { takeCode } from './code'
import classes from './Patient.module.css'

const PAIRED = ['paired']
const LOOK_AGAIN_MS = 4_000
const KINDS: ResponseKind[] = ['more', 'less', 'familiar_pain', 'stop']
const NOT_PAIRED = 'urn:palpate:not-paired'
const TOO_MANY = 'urn:palpate:too-many-answers'

/** A phone in the patient's hand while somebody palpates: four large buttons. */
export function PairPage() {
  const client = useQueryClient()
  const [code] = useState(takeCode)
  const [hasBegun, setBegun] = useState(false)
  const join = useMutation({
    mutationFn: phone.pair,
    onSuccess: () => {
      setBegun(true)
      void client.resetQueries({ queryKey: PAIRED })
    },
  })
  const { mutate } = join
  useEffect(() => { document.title = t('pair.title') }, [])
  useEffect(() => { if (code) mutate(code) }, [code, mutate])
  const paired = useQuery({
    queryKey: PAIRED, queryFn: async () => { await phone.isPaired(); return true }, retry: false, refetchInterval: LOOK_AGAIN_MS, enabled: !join.isPending,
  })
  const problem = paired.isError ? wordsOf(paired.error) : null
  const isEnded = problem?.type === NOT_PAIRED
  if (paired.data && !isEnded) return <Buttons isUnreachable={problem !== null} onEnd={() => void client.resetQueries({ queryKey: PAIRED })} />
  if (join.isPending || paired.isPending) return <main className={classes.page} role="status">{t('shell.opening')}</main>
  return (
    <main className={classes.page}>
      <div className={classes.column}>
        {hasBegun && !join.isPending && <p className={classes.advice} role="status">{t('pair.ended')}</p>}
        {problem && !isEnded && <Notice problem={problem} />}
        <CodeForm problem={join.isError ? wordsOf(join.error) : null} onCode={(typed) => mutate(typed)} />
      </div>
    </main>
  )
}

function CodeForm({ problem, onCode }: { problem: ReturnType<typeof wordsOf> | null; onCode(code: string): void }) {
  const [code, setCode] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (code.trim()) onCode(code.trim())
  }
  return (
    <form className={classes.card} onSubmit={submit} aria-labelledby="pair-title">
      <h1 className={classes.title} id="pair-title">{t('pair.title')}</h1>
      <p className={classes.soft}>{t('pair.why')}</p>
      {problem && <Notice problem={problem} />}
      <TextInput size="lg" label={t('pair.code')} value={code} autoComplete="off" autoCapitalize="characters" spellCheck={false} onChange={(event) => setCode(event.currentTarget.value)} />
      <Button size="lg" fullWidth type="submit" disabled={!code.trim()}>{t('pair.join')}</Button>
    </form>
  )
}

function Buttons({ isUnreachable, onEnd }: { isUnreachable: boolean; onEnd(): void }) {
  const press = useMutation({
    mutationFn: phone.press,
    onError: (error) => { if (wordsOf(error).type === NOT_PAIRED) onEnd() },
  })
  const failed = press.isError || isUnreachable
  const isFull = press.isError && wordsOf(press.error).type === TOO_MANY
  const said = press.isSuccess ? press.variables : null
  return (
    <main className={classes.pad}>
      <h1 className="visually-hidden">{t('pair.title')}</h1>
      <div className={classes.padButtons}>
        {KINDS.map((kind) => (
          <button key={kind} type="button" className={classes.padButton} data-kind={kind} data-said={said === kind || undefined} onClick={() => press.mutate(kind)}>{t(`pair.${kind}`)}</button>
        ))}
      </div>
      <p className={classes.padSaid} role="status" data-failed={failed || undefined}>
        {isFull ? t('pair.full') : failed ? t('pair.failed') : said ? t('pair.said', { what: t(`pair.${said}`) }) : t('pair.ready')}
      </p>
    </main>
  )
}

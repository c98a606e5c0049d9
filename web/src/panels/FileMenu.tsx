import { Button, Menu, Modal, TextInput } from '@mantine/core'
import { useRef, useState } from 'react'
import { wordsOf, type Problem } from '../api/problem'
import { openCase, saveCase } from '../case/exchange'
import { isEmpty } from '../case/drawing-state'
import { caseStore, newCase, useCase, type CaseState } from '../case/store'
import type { Stage } from '../body/stage'
import { t } from '../text'
import { FileIcon } from '../ui/icons'
import classes from './FileMenu.module.css'

interface Props { stage: Stage | null; atlas: string | undefined; isCompact: boolean }

/** New, open and save. A file is a case: the same that the command line reads. */
export function FileMenu({ stage, atlas, isCompact }: Props) {
  const input = useRef<HTMLInputElement>(null)
  const [problem, setProblem] = useState<{ doing: string; problem: Problem } | null>(null)
  const [isAsking, setAsking] = useState(false)
  const state = useCase()
  const isReady = stage !== null && atlas !== undefined
  const attempt = (doing: string, work: () => Promise<void>) => {
    work().catch((error: unknown) => setProblem({ doing, problem: wordsOf(error) }))
  }
  const save = () => {
    if (!stage || !atlas) return
    attempt(t('file.not_saved'), async () => download(await saveCase(caseStore.get(), stage.painter, atlas), `${state.id}.json`))
  }
  const open = (file: File | undefined) => {
    if (!stage || !file) return
    attempt(t('file.not_opened', { name: file.name }), async () => caseStore.set(await openCase(await file.text(), stage.body.cells)))
  }
  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <Button variant="subtle" color="gray" className={classes.button} leftSection={isCompact ? undefined : <FileIcon />} aria-label={t('file.title')} px={isCompact ? 8 : undefined}>
            {isCompact ? <FileIcon /> : t('case.case')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <div className={classes.name}>
            <TextInput
              size="xs" label={t('file.name')} description={t('file.name_why')} value={state.id}
              onChange={(event) => caseStore.set({ ...caseStore.get(), id: event.currentTarget.value.replace(/[^\w.-]+/g, '-') || 'case' })}
              onKeyDown={(event) => event.stopPropagation()}
            />
          </div>
          <Menu.Item disabled={!isReady} onClick={save}>{t('file.save')}</Menu.Item>
          <Menu.Item disabled={!isReady} onClick={() => input.current?.click()}>{t('file.open')}</Menu.Item>
          <Menu.Divider />
          <Menu.Item onClick={() => (isBlank(state) ? caseStore.set(newCase()) : setAsking(true))}>{t('file.new')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <input
        ref={input} type="file" accept=".json,application/json" hidden aria-label={t('file.to_open')}
        onChange={(event) => {
          open(event.currentTarget.files?.[0])
          event.currentTarget.value = ''
        }}
      />
      {isAsking && (
        <Modal.Root opened onClose={() => setAsking(false)} centered>
          <Modal.Overlay />
          <Modal.Content radius="lg" aria-label={t('file.new_title')}>
            <Modal.Body className={classes.problem}>
              <h2 className={classes.title}>{t('file.new_title')}</h2>
              <p>{t('file.new_why')}</p>
              <div className={classes.choices}>
                <Button variant="default" onClick={() => setAsking(false)} data-autofocus>{t('file.keep')}</Button>
                <Button onClick={() => { caseStore.set(newCase()); setAsking(false) }}>{t('file.start_new')}</Button>
              </div>
            </Modal.Body>
          </Modal.Content>
        </Modal.Root>
      )}
      {problem && (
        <Modal.Root opened onClose={() => setProblem(null)} centered>
          <Modal.Overlay />
          <Modal.Content radius="lg" aria-label={problem.doing}>
            <Modal.Body className={classes.problem} role="alert">
              <h2 className={classes.title}>{problem.doing}</h2>

              <p><strong>{problem.problem.title}.</strong> {problem.problem.message}</p>
              {problem.problem.place && <p>{t('file.where')} <code>{problem.problem.place}</code></p>}
              {problem.problem.remedy && <p>{problem.problem.remedy}</p>}
              <p className={classes.kept}>{t('file.unchanged')}</p>
              <Button variant="light" onClick={() => setProblem(null)}>{t('shell.close')}</Button>
            </Modal.Body>
          </Modal.Content>
        </Modal.Root>
      )}
    </>
  )
}

function isBlank({ drawing, findings, about }: CaseState): boolean {
  return isEmpty(drawing.now) && findings.length === 0 && about.redFlags.length === 0 && about.history.length === 0
}

function download(text: string, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 1000)
}

import { describe, expect, it } from 'vitest'
import type { ConsentForm } from '../../src/record/types'
import { hashOf, itemsOf } from '../../src/visit/consent'

describe('consent', () => {
  it('has the hash that the server computes', async () => {
    // From the test of `crates/care/src/forms.rs`, where Python's hashlib gave it.
    expect(await hashOf([{ item: 'a', text: 'b', is_agreed: true }])).toBe('3201e9407089f84af7730d9bceab80aa04f68f2c7cdcf6e927aaae8373d59e78')
  })

  it('counts bytes, not letters, and differs with each answer', async () => {
    const hashes = await Promise.all([['ä', true], ['a', true], ['a', false]].map(([text, agreed]) => hashOf([{ item: 'i', text: text as string, is_agreed: agreed as boolean }])))
    expect(new Set(hashes).size).toBe(3)
  })

  it('fills in what is known and leaves what is not', () => {
    const form: ConsentForm = { id: 'f', title: '', holds: { note: '' }, copy_required: false, item: [{ id: 'what', text: '{practitioner} treats {muscles} {unknown}', is_required: true, basis: 'opinion' }] }
    const [item] = itemsOf(form, { practitioner: 'Ana Reed', training_hours: '80', technique: 'needling', muscles: 'soleus' }, new Set(['what']))
    expect(item).toEqual({ item: 'what', text: 'Ana Reed treats soleus {unknown}', is_agreed: true })
  })
})

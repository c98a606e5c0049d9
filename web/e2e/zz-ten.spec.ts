import { test } from '@playwright/test'
import { openPage, paintAt } from '/work/main/web/e2e/page'
const pains: [string, string, string, [string, {x:number,y:number}][]][] = [
  ['1-front-shoulder','Front','',[['humerus_head_front.right',{x:0,y:30}]]],
  ['2-temple-headache','Right','Head',[['temple.right',{x:20,y:-10}],['neck_side_mid.right',{x:-5,y:-30}]]],
  ['3-low-back','Back','',[['l4',{x:40,y:0}],['iliac_crest_back.left',{x:-10,y:20}]]],
  ['4-sciatica','Back','',[['buttock_mid.right',{x:0,y:30}],['thigh_back_upper.right',{x:0,y:80}],['calf_mid.right',{x:0,y:50}]]],
  ['5-heel','Back','',[['heel_back.left',{x:0,y:3}]]],
  ['6-tennis-elbow','Front','',[['lateral_epicondyle.right',{x:-6,y:12}],['forearm_radial_upper.right',{x:-10,y:20}]]],
  ['7-knee-front','Front','',[['patella.left',{x:0,y:12}]]],
  ['8-chest-left-arm','Front','',[['sternum_mid',{x:20,y:10}],['arm_medial_mid.left',{x:10,y:30}]]],
  ['9-jaw-ear','Right','Head',[['masseter_mid.right',{x:0,y:15}],['ear.right',{x:0,y:3}]]],
  ['10-between-blades','Back','',[['scapula_medial_mid.right',{x:-8,y:30}],['scapula_spine_root.left',{x:0,y:30}]]],
]
for (const [name, view, zoom, strokes] of pains) test(name, async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await openPage(page)
  await page.getByRole('button', { name: view, exact: true }).first().click()
  await page.waitForTimeout(600)
  if (zoom) { await page.getByRole('button', { name: 'Zoom' }).click(); await page.waitForTimeout(300); await page.getByRole('menuitem', { name: zoom, exact: true }).click(); await page.waitForTimeout(800)
    await page.getByRole('button', { name: view, exact: true }).first().click().catch(()=>{}); await page.waitForTimeout(800) }
  for (const [at, by] of strokes) await paintAt(page, at, by)
  await page.mouse.move(3,3)
  await page.waitForTimeout(2000)
  await page.screenshot({ path: `/tmp/hand/${name}.png` })
})

/** The skin: lit clay with paint, region answers and overlays drawn by the shader from distances at the vertices. */
import * as THREE from 'three'
import { INTENSITY_COLOURS } from './colours'

export interface SkinUniforms {
  scale: { value: THREE.Color[] }
  /** 0 nothing pointed at, 1 a cause is pointed at. */
  focus: { value: number }
  unexplained: { value: number }
  /** 1 colours two causes by whose they are instead of by class, 2 two drawings by what is gone, stayed and new. */
  comparison: { value: number }
  /** 1 shows where the muscle lies: the third overlay is a distance then. */
  span: { value: number }
  /** 1 shows the patient's drawing, 0 the bare body of the atlas. */
  drawing: { value: number }
  pixelRatio: { value: number }
}

const DECLARE_VERTEX = /* glsl */ `
attribute vec3 paint;    // distance mm, intensity, quality
attribute vec3 answer;   // region answers: distance, intensity; pointed-at region: distance
attribute vec4 overlay;  // essential distance mm, spillover distance mm, explained 0-1, unexplained 0-1
varying vec2 vPaint;
varying vec3 vAnswer;
varying vec4 vOverlay;
flat varying float vQuality;
`
const COPY_VERTEX = /* glsl */ `
vPaint = paint.xy;
vQuality = paint.z;
vAnswer = answer;
vOverlay = overlay;
`
const DECLARE_FRAGMENT = /* glsl */ `
uniform vec3 scale[11];
uniform float focus;
uniform float unexplained;
uniform float comparison;
uniform float span;
uniform float drawing;
uniform float pixelRatio;
varying vec2 vPaint;
varying vec3 vAnswer;
varying vec4 vOverlay;
flat varying float vQuality;

// Distances below this are far from any edge.
#define NEAR -13.5
float inside(float d, float w) { return smoothstep(-0.75 * w, 0.75 * w, d); }
float line(float d, float w, float px) { return 1.0 - smoothstep(px - 0.6, px + 0.6, abs(d) / w); }
vec3 scaleAt(float i) {
  float at = clamp(i, 0.0, 10.0);
  int low = int(floor(at));
  return mix(scale[low], scale[min(low + 1, 10)], at - float(low));
}
float stripes(float at, float period, float share) {
  float phase = abs(fract(at / period) - 0.5) * period;
  return 1.0 - smoothstep(share - 0.7, share + 0.7, phase);
}
float dots(vec2 px) { return 1.0 - smoothstep(1.6, 2.6, length(mod(px + vec2(3.5 * mod(floor(px.y / 7.0), 2.0), 0.0), 7.0) - 3.5)); }
float pattern(float quality, vec2 px) {
  int q = int(quality + 0.5);
  if (q == 1) return stripes(px.x + px.y, 9.0, 1.3);
  if (q == 2) return stripes(px.y + abs(mod(px.x, 12.0) - 6.0), 9.0, 1.2);
  if (q == 3) { vec2 cell = mod(px + vec2(4.0 * mod(floor(px.y / 8.0), 2.0), 0.0), 8.0) - 4.0; return 1.0 - smoothstep(1.3, 2.3, length(cell)); }
  if (q == 4) return stripes(px.y, 7.0, 1.0);
  return 0.0;
}
`
const COLOUR_FRAGMENT = /* glsl */ `
// Derivatives first: they are not defined inside of branches.
vec2 wPaint = max(fwidth(vPaint), 1e-3);
vec3 wAnswer = max(fwidth(vAnswer), 1e-3);
vec4 wOverlay = max(fwidth(vOverlay), 1e-3);
vec2 px = gl_FragCoord.xy / pixelRatio;
vec3 skin = diffuseColor.rgb;
vec3 c = skin;
float painted = drawing * inside(vPaint.x, wPaint.x);

if (drawing > 0.0 && vAnswer.x > NEAR) {
  vec3 answerColour = scaleAt(vAnswer.y);
  c = mix(c, answerColour, inside(vAnswer.x, wAnswer.x) * (0.45 + 0.3 * stripes(px.x - px.y, 8.0, 1.5)));
  c = mix(c, answerColour * 0.55, line(vAnswer.x, wAnswer.x, 0.8) * 0.8);
}
if (drawing > 0.0 && vPaint.x > NEAR) {
  vec3 paintColour = scaleAt(vPaint.y);
  float ink = dot(paintColour, vec3(0.3, 0.59, 0.11)) > 0.3 ? 0.0 : 1.0;
  paintColour = mix(paintColour, vec3(ink), 0.32 * pattern(vQuality, px));
  // Pointing at a cause: what it explains keeps its colour, the rest of the paint pales.
  vec3 paled = mix(vec3(dot(paintColour, vec3(0.33))), skin, 0.45);
  paled = mix(paled, vec3(0.25), 0.5 * stripes(px.x - px.y, 7.0, 0.9));
  float pale = focus * (1.0 - smoothstep(0.25, 0.45, vOverlay.z));
  c = mix(c, mix(paintColour, paled, pale), painted);
  c = mix(c, paintColour * 0.45, line(vPaint.x, wPaint.x, 0.7) * 0.55);
}
if (focus > 0.0 && span > 0.5 && vOverlay.z > NEAR) {
  vec3 muscle = vec3(0.52, 0.20, 0.16);
  c = mix(c, muscle, focus * 0.28 * inside(vOverlay.z, wOverlay.z));
  c = mix(c, muscle, focus * line(vOverlay.z, wOverlay.z, 0.8) * 0.7);
}
if (focus > 0.0 && comparison > 1.5 && max(vOverlay.x, vOverlay.y) > NEAR) {
  float before = inside(vOverlay.x, wOverlay.x);
  float after = inside(vOverlay.y, wOverlay.y);
  vec3 gone = vec3(0.0, 0.20, 0.50);
  vec3 added = vec3(0.74, 0.17, 0.0);
  c = mix(c, gone, focus * before * (1.0 - after) * (0.14 + 0.86 * stripes(px.x - px.y, 7.0, 1.2)));
  c = mix(c, added, focus * after * (1.0 - before) * (0.5 + 0.5 * dots(px)));
  c = mix(c, vec3(0.07, 0.05, 0.09), focus * before * after * 0.82);
  c = mix(c, gone * 0.6, focus * line(vOverlay.x, wOverlay.x, 0.9) * (1.0 - after));
  c = mix(c, added * 0.6, focus * line(vOverlay.y, wOverlay.y, 0.9) * (1.0 - before));
}
if (focus > 0.0 && comparison > 0.5 && comparison < 1.5 && max(vOverlay.x, vOverlay.y) > NEAR) {
  vec3 one = vec3(0.05, 0.33, 0.62);
  vec3 other = vec3(0.80, 0.33, 0.03);
  float ofOne = inside(vOverlay.x, wOverlay.x);
  float ofOther = inside(vOverlay.y, wOverlay.y);
  vec3 mine = mix(one, other, ofOther * mix(1.0, stripes(px.x - px.y, 10.0, 2.6), ofOne));
  c = mix(c, mine, focus * 0.68 * max(ofOne, ofOther));
  c = mix(c, one * 0.6, focus * line(vOverlay.x, wOverlay.x, 1.0) * 0.9);
  c = mix(c, other * 0.6, focus * line(vOverlay.y, wOverlay.y, 1.0) * 0.9);
}
if (focus > 0.0 && comparison < 0.5 && max(vOverlay.x, vOverlay.y) > NEAR) {
  vec3 zoneColour = vec3(0.05, 0.33, 0.62);
  float essential = inside(vOverlay.x, wOverlay.x);
  float spill = inside(vOverlay.y, wOverlay.y) * (1.0 - essential);
  float bare = focus * (1.0 - 0.88 * painted);
  c = mix(c, zoneColour, bare * (essential * 0.62 + spill * (0.16 + 0.5 * dots(px))));
  c = mix(c, zoneColour * 0.6, focus * line(vOverlay.x, wOverlay.x, 1.0) * 0.9);
  c = mix(c, zoneColour * 0.8, focus * line(vOverlay.y, wOverlay.y, 0.6) * 0.6 * (1.0 - essential));
}
if (unexplained > 0.0 && vOverlay.w > 0.1) {
  float alone = painted * smoothstep(0.35, 0.6, vOverlay.w) * 0.75;
  c = mix(c, vec3(0.02), alone * stripes(px.x - px.y, 8.0, 1.6));
  c = mix(c, vec3(1.0), alone * stripes(px.x - px.y + 4.0, 8.0, 1.2));
}
if (vAnswer.z > NEAR) {
  c = mix(c, vec3(0.05, 0.42, 0.45), 0.35 * inside(vAnswer.z, wAnswer.z));
  c = mix(c, vec3(0.0, 0.2, 0.22), line(vAnswer.z, wAnswer.z, 1.2) * 0.9);
}
diffuseColor.rgb = c;
`

export function skinMaterial(): { material: THREE.MeshLambertMaterial; uniforms: SkinUniforms } {
  const uniforms: SkinUniforms = {
    scale: { value: INTENSITY_COLOURS.map((colour) => new THREE.Color(colour)) },
    focus: { value: 0 },
    unexplained: { value: 0 },
    comparison: { value: 0 },
    span: { value: 0 },
    drawing: { value: 1 },
    pixelRatio: { value: 1 },
  }
  const material = new THREE.MeshLambertMaterial({ color: '#d8cfc4' })
  material.onBeforeCompile = (shader) => {
    Object.assign(shader.uniforms, uniforms)
    shader.vertexShader = shader.vertexShader
      .replace('#include <common>', `#include <common>\n${DECLARE_VERTEX}`)
      .replace('#include <begin_vertex>', `#include <begin_vertex>\n${COPY_VERTEX}`)
    shader.fragmentShader = shader.fragmentShader
      .replace('#include <common>', `#include <common>\n${DECLARE_FRAGMENT}`)
      .replace('#include <color_fragment>', `#include <color_fragment>\n${COLOUR_FRAGMENT}`)
  }
  return { material, uniforms }
}

/** The skin: lit clay with paint, region answers and overlays drawn by the shader from distances at the vertices. */
import * as THREE from 'three'
import { INTENSITY_COLOURS } from './colours'

export interface SkinUniforms {
  scale: { value: THREE.Color[] }
  /** 0 nothing pointed at, 1 a cause is pointed at. */
  focus: { value: number }
  unexplained: { value: number }
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
uniform float pixelRatio;
varying vec2 vPaint;
varying vec3 vAnswer;
varying vec4 vOverlay;
flat varying float vQuality;

float inside(float d) { float w = max(fwidth(d), 1e-3) * 0.75; return smoothstep(-w, w, d); }
float line(float d, float px) { float w = max(fwidth(d), 1e-3); return 1.0 - smoothstep(px - 0.6, px + 0.6, abs(d) / w); }
vec3 scaleAt(float i) {
  float at = clamp(i, 0.0, 10.0);
  int low = int(floor(at));
  return mix(scale[low], scale[min(low + 1, 10)], at - float(low));
}
float stripes(float at, float period, float share) {
  float phase = abs(fract(at / period) - 0.5) * period;
  return 1.0 - smoothstep(share - 0.7, share + 0.7, phase);
}
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
vec2 px = gl_FragCoord.xy / pixelRatio;
vec3 skin = diffuseColor.rgb;
vec3 c = skin;

float answered = inside(vAnswer.x);
vec3 answerColour = scaleAt(vAnswer.y);
c = mix(c, answerColour, answered * (0.45 + 0.3 * stripes(px.x - px.y, 8.0, 1.5)));
c = mix(c, answerColour * 0.55, line(vAnswer.x, 0.8) * 0.8 * step(-20.0, vAnswer.x));

float painted = inside(vPaint.x);
vec3 paintColour = scaleAt(vPaint.y);
float ink = dot(paintColour, vec3(0.3, 0.59, 0.11)) > 0.3 ? 0.0 : 1.0;
paintColour = mix(paintColour, vec3(ink), 0.32 * pattern(vQuality, px));
// Pointing at a cause: what it explains keeps its colour, the rest of the paint pales.
vec3 paled = mix(vec3(dot(paintColour, vec3(0.33))), skin, 0.45);
paled = mix(paled, vec3(0.25), 0.5 * stripes(px.x - px.y, 7.0, 0.9));
float pale = focus * (1.0 - smoothstep(0.25, 0.45, vOverlay.z));
c = mix(c, mix(paintColour, paled, pale), painted);
c = mix(c, paintColour * 0.45, line(vPaint.x, 0.7) * 0.55 * step(-20.0, vPaint.x));

float essential = inside(vOverlay.x);
float spill = inside(vOverlay.y) * (1.0 - essential);
float bare = 1.0 - 0.88 * painted;
vec3 zoneColour = vec3(0.05, 0.33, 0.62);
c = mix(c, zoneColour, focus * bare * essential * 0.62);
float dots = 1.0 - smoothstep(1.6, 2.6, length(mod(px + vec2(3.5 * mod(floor(px.y / 7.0), 2.0), 0.0), 7.0) - 3.5));
c = mix(c, zoneColour, focus * bare * spill * (0.16 + 0.5 * dots));
c = mix(c, zoneColour * 0.6, focus * line(vOverlay.x, 1.0) * 0.9 * step(-20.0, vOverlay.x));
c = mix(c, zoneColour * 0.8, focus * line(vOverlay.y, 0.6) * 0.6 * step(-20.0, vOverlay.y) * (1.0 - essential));

float alone = unexplained * painted * smoothstep(0.35, 0.6, vOverlay.w);
c = mix(c, vec3(0.02), alone * 0.75 * stripes(px.x - px.y, 8.0, 1.6));
c = mix(c, vec3(1.0), alone * 0.75 * stripes(px.x - px.y + 4.0, 8.0, 1.2));

c = mix(c, vec3(0.05, 0.42, 0.45), 0.35 * inside(vAnswer.z));
c = mix(c, vec3(0.0, 0.2, 0.22), line(vAnswer.z, 1.2) * 0.9 * step(-20.0, vAnswer.z));
diffuseColor.rgb = c;
`

export function skinMaterial(): { material: THREE.MeshLambertMaterial; uniforms: SkinUniforms } {
  const uniforms: SkinUniforms = {
    scale: { value: INTENSITY_COLOURS.map((colour) => new THREE.Color(colour)) },
    focus: { value: 0 },
    unexplained: { value: 0 },
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

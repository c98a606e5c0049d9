import { english, type Dictionary } from './index'
export const german: Dictionary = english

import { defineRegistry } from '../../common/registry.js';
import type { ExecutionStyle } from './execution-style.js';
import { immediate } from './immediate.style.js';
import { limitWithChase } from './limit-with-chase.style.js';
import { twap } from './twap.style.js';

/** Every way in which a leg can become orders: one file each, one line here. */
export const STYLES = defineRegistry<ExecutionStyle>('execution styles', [immediate, limitWithChase, twap]);

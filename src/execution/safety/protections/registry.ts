import { defineRegistry } from '../../../common/registry.js';
import type { ProtectionKind } from './protection-kind.js';
import { rejectedSymbol } from './rejected-symbol.protection.js';
import { strategyLoss } from './strategy-loss.protection.js';

/** Every protection that sets itself: one file each, one line here. Their names are those of the setting PROTECTIONS. */
export const PROTECTION_KINDS = defineRegistry<ProtectionKind>('kinds of protection', [strategyLoss, rejectedSymbol]);

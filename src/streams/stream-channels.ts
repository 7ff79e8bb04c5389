import { defineRegistry } from '../common/registry.js';
import { equity } from './channels/equity.channel.js';
import { fills } from './channels/fills.channel.js';
import { priceTicks } from './channels/price-ticks.channel.js';

export const STREAM_CHANNELS = defineRegistry('channels', [priceTicks, fills, equity]);

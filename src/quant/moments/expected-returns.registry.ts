import { defineRegistry } from '../registry.js';
import { blackLittermanReturns } from './black-litterman.expected-returns.js';
import { capm } from './capm.expected-returns.js';
import { ema } from './ema.expected-returns.js';
import { equilibrium } from './equilibrium.expected-returns.js';
import { jamesStein } from './james-stein.expected-returns.js';
import { meanHistorical } from './mean-historical.expected-returns.js';
import { windowedReturns } from './windowed.js';

export const expectedReturnsEstimators = defineRegistry('estimators of expected returns', [
  ...[meanHistorical, ema, capm, jamesStein].map(windowedReturns),
  equilibrium,
  blackLittermanReturns,
]);

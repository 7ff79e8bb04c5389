import { defineRegistry } from '../registry.js';
import { ewma } from './ewma.estimator.js';
import { ledoitWolf } from './ledoit-wolf.estimator.js';
import { oas } from './oas.estimator.js';
import { sample } from './sample.estimator.js';
import { semicovariance } from './semicovariance.estimator.js';

export const covarianceEstimators = defineRegistry('covariance estimators', [
  sample,
  ledoitWolf,
  oas,
  ewma,
  semicovariance,
]);

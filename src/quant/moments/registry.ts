import { defineRegistry } from '../registry.js';
import { ledoitWolf } from './ledoit-wolf.estimator.js';
import { sample } from './sample.estimator.js';

export const covarianceEstimators = defineRegistry('covariance estimators', [sample, ledoitWolf]);

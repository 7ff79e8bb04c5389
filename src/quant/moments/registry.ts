import { defineRegistry } from '../registry.js';
import { denoised } from './denoised.estimator.js';
import { detoned } from './detoned.estimator.js';
import { ewma } from './ewma.estimator.js';
import { factor } from './factor.estimator.js';
import { gerber } from './gerber.estimator.js';
import { ledoitWolf } from './ledoit-wolf.estimator.js';
import { oas } from './oas.estimator.js';
import { sample } from './sample.estimator.js';
import { semicovariance } from './semicovariance.estimator.js';
import { windowed } from './windowed.js';

const MEMBERS = [sample, ledoitWolf, oas, ewma, semicovariance, gerber, denoised, detoned, factor];

/** Each can be given a window. */
export const covarianceEstimators = defineRegistry('covariance estimators', MEMBERS.map(windowed));

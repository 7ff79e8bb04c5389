import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import type { Feature } from '../../config/app-config.js';
import { FEATURE_MARK } from './api-marks.js';

export const FEATURE = 'pas:feature';

/** The routes of this controller exist only while `FEATURE_<NAME>` is on. */
export const BelongsToFeature = (feature: Feature): ClassDecorator =>
  applyDecorators(SetMetadata(FEATURE, feature), ApiExtension(FEATURE_MARK, feature));

import { SetMetadata } from '@nestjs/common';
import type { Feature } from '../../config/app-config.js';

export const FEATURE = 'pas:feature';

/** The routes of this controller exist only while `FEATURE_<NAME>` is on. */
export const BelongsToFeature = (feature: Feature): ClassDecorator => SetMetadata(FEATURE, feature);

import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AppError } from '../../common/app-error.js';
import { AppConfig, type Feature } from '../../config/app-config.js';
import { FEATURE } from './feature.decorator.js';

@Injectable()
export class FeatureGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly config: AppConfig,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const feature = this.reflector.get<Feature | undefined>(FEATURE, context.getClass());
    if (feature !== undefined && !this.config.features[feature]) {
      const key = `FEATURE_${feature.toUpperCase()}`;
      throw new AppError('feature_disabled', `"${feature}" is switched off here: set ${key}=true to use it.`);
    }
    return true;
  }
}

import { Module } from '@nestjs/common';
import { ComputePool } from './compute-pool.service.js';

@Module({ providers: [ComputePool], exports: [ComputePool] })
export class ComputeModule {}

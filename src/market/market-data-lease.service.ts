import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { IDS, type Ids } from '../common/ids.port.js';
import { Lease } from '../platform/database/lease.js';

/** The right to the one market-data stream that a plan includes. */
@Injectable()
export class MarketDataLease extends Lease {
  constructor(dataSource: DataSource, @Inject(IDS) ids: Ids) {
    super(dataSource, ids.next(), 'market-data');
  }
}

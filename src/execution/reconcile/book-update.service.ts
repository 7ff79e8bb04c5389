import { Injectable } from '@nestjs/common';
import type { PinnedAccount } from '../account/accounts.repository.js';
import { OrderTracker } from '../orders/order-tracker.service.js';
import { type AccountLook, AccountLooks } from './account-look.service.js';
import { ActivityBook } from './activities/activity-book.service.js';
import { Renames } from './renames.service.js';

/** Brings the books up to what the broker records, then looks at the account. */
@Injectable()
export class BookUpdate {
  constructor(
    private readonly tracker: OrderTracker,
    private readonly activities: ActivityBook,
    private readonly renames: Renames,
    private readonly looks: AccountLooks,
  ) {}

  /** Throws `account_mismatch` and what the broker's port throws. */
  async run(account: PinnedAccount): Promise<AccountLook> {
    await this.tracker.catchUp(account);
    await this.tracker.sweep(account);
    const look = await this.looks.take(account);
    // A dividend is shared among those who hold the symbol, so that has to be the right one first.
    const isRenamed = await this.renames.follow(account, look.brokerPositions);
    const isBooked = await this.activities.catchUp(account);
    return isRenamed || isBooked ? this.looks.take(account) : look;
  }
}

import type { BrokerKind } from '../broker-kind.js';
import { PaperBroker } from './paper-broker.adapter.js';
import { PaperLedger } from './paper-ledger.js';

export const paperBroker: BrokerKind = {
  name: 'paper',
  title: 'A paper account in the own database, filled at the latest prices',
  open: ({ market, clock, unitOfWork, ids }) => new PaperBroker(market, clock, new PaperLedger(unitOfWork, ids)),
};

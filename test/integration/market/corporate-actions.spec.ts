import { tradingDate } from '../../../src/common/trading-date.js';
import { AlpacaCorporateActions } from '../../../src/market/alpaca/alpaca-corporate-actions.adapter.js';
import { alpacaHttp } from '../../support/alpaca-http.js';
import { BrokerServer } from '../../support/broker-server.js';

const QUERY = { symbols: ['SRE', 'MNTS', 'BSAQ'], start: tradingDate('2023-08-14'), end: tradingDate('2023-08-24') };

describe('the broker’s corporate actions', () => {
  let broker: BrokerServer;
  let actions: AlpacaCorporateActions;

  beforeEach(async () => {
    broker = await BrokerServer.start({});
    actions = new AlpacaCorporateActions(alpacaHttp(broker.url));
  });

  afterEach(() => broker.stop());

  it('are splits and changes of name, page by page, with the day from which they show', async () => {
    broker.handlers['GET /v1/corporate-actions'] = ({ query }) =>
      query.get('page_token') === null
        ? {
            corporate_actions: {
              forward_splits: [{ symbol: 'SRE', new_rate: 2, old_rate: 1, ex_date: '2023-08-22' }],
              cash_dividends: [{ symbol: 'SRE', rate: 1.19, ex_date: '2023-08-22' }],
            },
            next_page_token: 'next',
          }
        : {
            corporate_actions: {
              reverse_splits: [{ symbol: 'MNTS', new_rate: 1, old_rate: 50, ex_date: '2023-08-24' }],
              name_changes: [{ old_symbol: 'BSAQ', new_symbol: 'VFS', process_date: '2023-08-15' }],
            },
            next_page_token: null,
          };
    expect(await actions.fetchActions(QUERY)).toEqual([
      { symbol: 'SRE', effectiveDate: '2023-08-22', what: 'split 2:1 on 2023-08-22' },
      { symbol: 'MNTS', effectiveDate: '2023-08-24', what: 'split 1:50 on 2023-08-24' },
      { symbol: 'BSAQ', effectiveDate: '2023-08-15', what: 'renamed to VFS on 2023-08-15' },
    ]);
    const { query } = broker.requests[0]!;
    expect([query.get('symbols'), query.get('start'), query.get('end')]).toEqual([
      'SRE,MNTS,BSAQ',
      '2023-08-14',
      '2023-08-24',
    ]);
  });

  it('are none where the question is not known, and an error where the answer is not understood', async () => {
    expect(await actions.fetchActions(QUERY)).toEqual([]);
    broker.handlers['GET /v1/corporate-actions'] = () => ({
      corporate_actions: { forward_splits: [{ symbol: 'SRE', new_rate: 2, old_rate: 1, ex_date: 'soon' }] },
    });
    await expect(actions.fetchActions(QUERY)).rejects.toMatchObject({ code: 'broker_protocol' });
  });
});

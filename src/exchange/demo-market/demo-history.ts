import { decimalFromFloat, maxDecimal, minDecimal, ONE, type Price } from '../../common/decimal.js';
import { seededRandom, type Random } from '../../common/random.js';
import type { TradingDate } from '../../common/trading-date.js';
import { fatTailedShock, normalShock } from '../market/shocks.js';
import { nextVariance, OVERNIGHT_SHARE, type Volatility } from '../market/volatility.js';
import type { Company } from './companies.js';

export interface HistoryBar {
  symbol: string;
  date: TradingDate;
  open: Price;
  high: Price;
  low: Price;
  close: Price;
  volume: number;
}

const DAYS_PER_YEAR = 252;
const MARKET_VOLATILITY = 0.15;
const SECTOR_VOLATILITY = 0.1;

/** One source of returns with its own volatility clusters and fat tails. */
class Factor {
  private state: Volatility;

  constructor(
    private readonly random: Random,
    yearlyVolatility: number,
  ) {
    const variance = yearlyVolatility ** 2 / DAYS_PER_YEAR;
    this.state = { variance, longRunVariance: variance };
  }

  next(): number {
    const value = Math.sqrt(this.state.variance) * fatTailedShock(this.random);
    this.state = { ...this.state, variance: nextVariance(this.state, value) };
    return value;
  }
}

interface Day {
  date: TradingDate;
  logReturn: number;
  volatility: number;
}

function cents(value: number): Price {
  return maxDecimal(ONE, decimalFromFloat(value, 2));
}

function barOf(company: Company, previousClose: number, day: Day, random: Random): HistoryBar {
  const gap = Math.sqrt(OVERNIGHT_SHARE) * day.volatility * normalShock(random);
  const open = cents(previousClose * Math.exp(OVERNIGHT_SHARE * day.logReturn + gap * (1 - OVERNIGHT_SHARE)));
  const close = cents(previousClose * Math.exp(day.logReturn));
  const reach = (): number => Math.abs(normalShock(random)) * day.volatility * 0.4;
  const top = cents(previousClose * Math.exp(Math.max(0, day.logReturn) + reach()));
  const bottom = cents(previousClose * Math.exp(Math.min(0, day.logReturn) - reach()));
  const activity = Math.exp(0.25 * normalShock(random)) * (0.6 + (0.5 * Math.abs(day.logReturn)) / day.volatility);
  return {
    symbol: company.symbol,
    date: day.date,
    open,
    high: maxDecimal(top, maxDecimal(open, close)),
    low: minDecimal(bottom, minDecimal(open, close)),
    close,
    volume: Math.max(100, Math.round(company.averageVolume * activity)),
  };
}

class CompanyHistory {
  readonly bars: HistoryBar[] = [];
  private readonly own: Factor;
  private logPrice: number;

  constructor(
    private readonly company: Company,
    private readonly random: Random,
  ) {
    this.own = new Factor(random, company.ownVolatility);
    this.logPrice = Math.log(company.startPrice);
  }

  add(date: TradingDate, marketReturn: number, sectorReturn: number): void {
    const { beta, drift, ownVolatility } = this.company;
    const logReturn = drift / DAYS_PER_YEAR + beta * marketReturn + sectorReturn + this.own.next();
    const yearlyVariance = (beta * MARKET_VOLATILITY) ** 2 + SECTOR_VOLATILITY ** 2 + ownVolatility ** 2;
    const volatility = Math.sqrt(yearlyVariance / DAYS_PER_YEAR);
    this.bars.push(barOf(this.company, Math.exp(this.logPrice), { date, logReturn, volatility }, this.random));
    this.logPrice = Math.max(Math.log(1.05), this.logPrice + logReturn);
  }
}

/**
 * Daily bars of invented companies, by company and then date: one market factor, one factor per sector and one per company,
 * each a GARCH(1,1) with Student t shocks. The same seed and dates give the same bars.
 */
export function generateHistory(
  companies: readonly Company[],
  dates: readonly TradingDate[],
  seed: number,
): HistoryBar[] {
  const factorRandom = seededRandom(seed);
  const market = new Factor(factorRandom, MARKET_VOLATILITY);
  const sectors = new Map(companies.map(({ sector }) => [sector, new Factor(factorRandom, SECTOR_VOLATILITY)]));
  const histories = companies.map((company, i) => new CompanyHistory(company, seededRandom(seed + 7919 * (i + 1))));
  for (const date of dates) {
    const marketReturn = market.next();
    const sectorReturns = new Map([...sectors].map(([name, factor]) => [name, factor.next()]));
    companies.forEach(({ sector }, i) => histories[i]?.add(date, marketReturn, sectorReturns.get(sector) ?? 0));
  }
  return histories.flatMap(({ bars }) => bars);
}

/** What decorators leave in the description, for its readers and for `finishDocument`. */
export const FEATURE_MARK = 'x-feature';
export const SCOPE_MARK = 'x-required-scope';

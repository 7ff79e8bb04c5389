import fc from 'fast-check';

// Property tests draw the same cases in every run; another seed on the command line looks elsewhere.
fc.configureGlobal({ seed: Number(process.env['PROPERTY_SEED'] ?? 20_191_231) });

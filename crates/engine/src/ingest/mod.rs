//! Files in, records and issues out. Never fails on content.

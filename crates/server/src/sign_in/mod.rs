//! Who is asking: passwords, second factors, sessions, and what stops guessing.
//!
//! Nothing here is kept in clear: a password as argon2id, tokens and recovery codes as SHA-256 of something too long to guess.

pub mod check;
pub mod code;
pub mod cookie;
pub mod device;
pub mod invitation;
pub mod lockout;
pub mod password;
pub mod recovery;
pub mod reset;
pub mod session;
pub mod token;
pub mod totp;

//! Who may do what: roles against rights.

use care::Role;

/// What a route asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Right {
    /// Who works here.
    SeeStaff,
    /// Let people in, change what they may needle.
    ManageStaff,
    /// Names, contacts, appointments.
    SeePatients,
    ChangePatients,
    /// Say that two entries are of one person.
    MergePatients,
    /// Take all that is kept of a patient out, as a file.
    ExportPatients,
    /// Remove all that is kept of a patient, and say how long records are kept.
    ErasePatients,
    /// Everything clinical.
    SeeRecord,
    /// Write visits and episodes.
    Treat,
    /// Who read what.
    SeeAccesses,
}

impl Right {
    /// In words that complete "may not".
    pub fn words(self) -> &'static str {
        match self {
            Self::SeeStaff => "see who works here",
            Self::ManageStaff => "manage who works here",
            Self::SeePatients => "see patients",
            Self::ChangePatients => "change patients",
            Self::MergePatients => "merge two entries of a patient",
            Self::ExportPatients => "take a patient's record out",
            Self::ErasePatients => "erase a patient's record or say how long records are kept",
            Self::SeeRecord => "read clinical records",
            Self::Treat => "write clinical records",
            Self::SeeAccesses => "see who read what",
        }
    }
}

/// The table.
pub fn may(role: Role, right: Right) -> bool {
    use Right::{ChangePatients, MergePatients, SeeAccesses, SeePatients, SeeRecord, SeeStaff, Treat};
    match role {
        Role::Owner => true,
        Role::Clinician => matches!(right, SeeStaff | SeePatients | ChangePatients | MergePatients | SeeRecord | Treat),
        Role::FrontDesk => matches!(right, SeeStaff | SeePatients | ChangePatients | MergePatients),
        Role::Auditor => matches!(right, SeeStaff | SeePatients | SeeAccesses),
        Role::Researcher => false,
    }
}

/// A role as it is called in a sentence.
pub fn called(role: Role) -> &'static str {
    match role {
        Role::Owner => "owner",
        Role::Clinician => "clinician",
        Role::FrontDesk => "front desk",
        Role::Auditor => "auditor",
        Role::Researcher => "researcher",
    }
}

#[cfg(test)]
mod tests {
    use care::Role;

    use super::{Right, may};

    #[test]
    fn the_matrix_is_as_written() {
        let rights = [
            Right::SeeStaff,
            Right::ManageStaff,
            Right::SeePatients,
            Right::ChangePatients,
            Right::MergePatients,
            Right::ExportPatients,
            Right::ErasePatients,
            Right::SeeRecord,
            Right::Treat,
            Right::SeeAccesses,
        ];
        let row = |role| -> String { rights.map(|right| if may(role, right) { 'x' } else { '.' }).iter().collect() };
        assert_eq!(row(Role::Owner), "xxxxxxxxxx");
        assert_eq!(row(Role::Clinician), "x.xxx..xx.");
        assert_eq!(row(Role::FrontDesk), "x.xxx.....");
        assert_eq!(row(Role::Auditor), "x.x......x");
        assert_eq!(row(Role::Researcher), "..........");
    }
}

//! The record: sign-in, people, patients, episodes, visits.

mod accesses;
mod addenda;
mod consent_form;
mod documents;
mod doubles;
mod episodes;
mod erasure;
mod export;
mod history;
mod invitations;
pub(super) mod names;
mod pairing;
mod papers;
mod password;
mod patient;
mod patients;
mod practitioners;
mod reports;
mod retention;
mod rules;
mod session;
mod sessions;
mod setup;
mod sign;
mod today;
mod totp;
mod track;
mod visit;
mod visits;

use std::sync::Arc;

use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue, Method, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use tower_http::set_header::SetResponseHeaderLayer;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::Shared;
use crate::problem::Problem;

const HEADER: HeaderName = HeaderName::from_static("x-palpate");

pub fn all() -> OpenApiRouter<Arc<Shared>> {
    OpenApiRouter::new()
        .routes(routes!(session::session, session::sign_in, session::sign_out))
        .routes(routes!(setup::setup))
        .routes(routes!(sessions::sessions))
        .routes(routes!(sessions::end_session))
        .routes(routes!(password::change_password))
        .routes(routes!(totp::begin_totp, totp::end_totp))
        .routes(routes!(totp::confirm_totp))
        .routes(routes!(practitioners::practitioners, practitioners::add_practitioner))
        .routes(routes!(practitioners::change_practitioner))
        .routes(routes!(consent_form::consent_form))
        .routes(routes!(today::today))
        .routes(routes!(patients::patients, patients::add_patient))
        .routes(routes!(patient::patient, patient::change_patient, erasure::erase_patient))
        .routes(routes!(export::export))
        .routes(routes!(doubles::extent))
        .routes(routes!(doubles::merge))
        .routes(routes!(retention::retention, retention::change_retention))
        .routes(routes!(accesses::accesses))
        .routes(routes!(episodes::add_episode))
        .routes(routes!(episodes::episode, episodes::change_episode))
        .routes(routes!(track::track))
        .routes(routes!(invitations::invite, invitations::invitations))
        .routes(routes!(invitations::take_invitation_back))
        .routes(routes!(reports::reports))
        .routes(routes!(reports::read_report))
        .routes(routes!(pairing::begin_pairing, pairing::pairing_state, pairing::move_hand, pairing::end_pairing))
        .routes(routes!(visits::add_visit))
        .routes(routes!(visit::visit, visit::save_visit))
        .routes(routes!(sign::sign_visit))
        .routes(routes!(addenda::add_addendum))
        .routes(routes!(history::history))
        .merge(super::patient::all())
        .merge(super::pair::all())
        .routes(routes!(papers::handout))
        .routes(routes!(papers::note))
        .layer(middleware::from_fn(only_from_own_pages))
        .layer(SetResponseHeaderLayer::overriding(header::CACHE_CONTROL, HeaderValue::from_static("no-store")))
}

/// A page of another site can cause a request, but not with a header of its own making.
async fn only_from_own_pages(request: Request, next: Next) -> Response {
    let is_safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if is_safe || request.headers().get(HEADER).is_some_and(|value| value == "1") {
        next.run(request).await
    } else {
        Problem::no_header().into_response()
    }
}

<?php
/**
 * Plugin Name: metafeed
 * Description: Prints what metafeed publishes: JSON-LD and feeds in the head of a film's page, showings by [metafeed view="films/cranes"].
 * Version: 0.1.0
 * Requires at least: 6.1
 * Requires PHP: 7.4
 * License: MIT, Copyright (c) 2026 The metafeed authors
 */
defined( 'ABSPATH' ) || exit;

/** Return a fragment (trusted: the house's own) or ''. Asked for every 15 minutes (by editors 10 s); the last good one stays. */
function metafeed_text( $view, $tag ) {
	$base = trailingslashit( get_option( 'metafeed_base' ) ?: '/programme/' );
	$path = $base . ( 'script' === $tag ? 'heads/' : 'fragments/' ) . "$view.html";
	list( $key, $down ) = array( 'metafeed_' . md5( $path ), 'metafeed_down_' . md5( $base ) );
	$kept = get_transient( $key ) ?: array( 'text' => '', 'asked' => 0 );
	$new  = time() - $kept['asked'] < ( current_user_can( 'edit_posts' ) ? 10 : 900 ) || get_transient( $down );
	if ( $new || ! preg_match( '#^(?!.*\.\.)[a-z0-9][a-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)?$#D', $view ) ) {
		return $kept['text'];
	}
	set_transient( $key, array( 'asked' => time() ) + $kept, MONTH_IN_SECONDS ); // Before the answer: nobody else asks.
	if ( strpos( $base, '://' ) ) {
		$answer = wp_remote_get( $path, array( 'timeout' => 3, 'limit_response_size' => 4 * MB_IN_BYTES ) );
		$status = is_wp_error( $answer ) && set_transient( $down, 1, 300 ) ? 0 : wp_remote_retrieve_response_code( $answer );
		$type   = implode( (array) wp_remote_retrieve_header( $answer, 'content-type' ) );
		$text   = 200 === $status && 0 === stripos( $type, 'text/html' ) ? wp_remote_retrieve_body( $answer ) : '';
	} else { // A folder of this site.
		$status = is_file( ABSPATH . $path ) ? 200 : 404;
		$text   = 200 === $status ? file_get_contents( ABSPATH . $path ) : '';
	}
	$mark  = 'script' === $tag ? '<script type="application/ld+json" data-metafeed=' : '<section class="metafeed"';
	$whole = substr_count( $text, "<$tag" ) === substr_count( $text, "</$tag>" ) && '>' === substr( rtrim( $text ), -1 );
	$text  = 404 === $status || ( $whole && 0 === strpos( $text, $mark ) ) ? $text : $kept['text']; // No error page, no half file.
	set_transient( $key, array( 'text' => $text, 'asked' => time() ), MONTH_IN_SECONDS );
	return $text;
}
add_action( 'wp_head', function () {
	$id    = is_singular() ? get_queried_object_id() : 0;
	$named = $id ? trim( (string) get_post_meta( $id, 'metafeed', true ) ) : '';
	if ( 'none' !== $named && ( $id ? ! post_password_required( $id ) : is_front_page() ) ) {
		echo metafeed_text( $named ?: ( is_front_page() ? 'all' : 'films/' . get_post_field( 'post_name', $id ) ), 'script' );
	}
	echo '<style>.metafeed .unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}</style>';
} );
add_shortcode( 'metafeed', function ( $given ) {
	$view = trim( (string) ( $given['view'] ?? get_post_meta( get_the_ID(), 'metafeed', true ) ) );
	$hint = current_user_can( 'edit_posts' ) ? '<p>' . esc_html( "metafeed: nothing is published as “{$view}”." ) . '</p>' : '';
	$own  = '' === $view || 'none' === $view ? 'films/' . get_post_field( 'post_name' ) : ''; // Or everything.
	return metafeed_text( $own ?: $view, 'section' ) ?: ( $own ? metafeed_text( 'all', 'section' ) : '' ) ?: $hint;
} );
add_action( 'admin_init', function () {
	register_setting( 'general', 'metafeed_base', array( 'sanitize_callback' => 'sanitize_text_field' ) );
	add_settings_field( 'metafeed_base', 'metafeed', function () {
		$value = esc_attr( get_option( 'metafeed_base' ) );
		echo "<input id='metafeed_base' name='metafeed_base' class='regular-text' placeholder='/programme/' value='$value'> ";
		echo metafeed_text( 'all', 'script' ) ? 'The programme is there.' : 'No programme was found there.';
	}, 'general', 'default', array( 'label_for' => 'metafeed_base' ) );
} );

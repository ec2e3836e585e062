@rem Untested: written for Windows, where nobody has run it yet.
@rem Starts Orbwright from a release, with the Java of JAVA_HOME or else of the PATH; it must be 25 or newer.
@echo off
setlocal
set "HOME_FOLDER=%~dp0"
set "HOME_FOLDER=%HOME_FOLDER:~0,-1%"
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java.exe"

set "RELEASE="
for /f "tokens=3" %%v in ('""%JAVA%" -version 2>&1" ^| findstr /i "version"') do if not defined RELEASE set "RELEASE=%%~v"
for /f "delims=.-+ tokens=1" %%m in ("%RELEASE%") do set "RELEASE=%%m"
if not defined RELEASE goto nojava
if %RELEASE% LSS 25 goto nojava

@rem The same flags as in lib\launch.sh.
"%JAVA%" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -XX:+UseSerialGC -Xmx2g ^
  %ORBWRIGHT_JAVA_OPTS% "-Dorbwright.home=%HOME_FOLDER%" -jar "%HOME_FOLDER%\orbwright-server.jar" %*
exit /b %ERRORLEVEL%

:nojava
echo orbwright: no Java 25 or newer was found, and Orbwright needs one. 1>&2
echo Get one from https://adoptium.net/temurin/releases/?version=25 and set JAVA_HOME to its folder. 1>&2
exit /b 2

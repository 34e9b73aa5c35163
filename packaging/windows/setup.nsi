; The Windows installer: for one user, no administrator. Built on Windows with makensis after
; build_installer.py has made dist\igtoolkit. Records are kept elsewhere and are never removed.
Target amd64-unicode
Unicode true
!include "MUI2.nsh"
!ifndef VERSION
  !define VERSION "0.1.0"
!endif
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\InformationGovernanceToolkit"
Name "Information Governance Toolkit"
OutFile "igtoolkit-${VERSION}-setup.exe"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\InformationGovernanceToolkit"
InstallDirRegKey HKCU "Software\InformationGovernanceToolkit" "InstallDir"
SetCompressor /SOLID lzma
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

Section "Main"
  SetOutPath "$INSTDIR"
  File /r "..\..\dist\igtoolkit\*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\Information Governance Toolkit.lnk" "$INSTDIR\igt-desktop.exe"
  WriteRegStr HKCU "Software\InformationGovernanceToolkit" "InstallDir" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "Information Governance Toolkit"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
SectionEnd

Section "Uninstall"
  Delete "$SMPROGRAMS\Information Governance Toolkit.lnk"
  RMDir /r "$INSTDIR"
  DeleteRegKey HKCU "Software\InformationGovernanceToolkit"
  DeleteRegKey HKCU "${UNINSTALL_KEY}"
SectionEnd
